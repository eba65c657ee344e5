#include "checks/data_checks.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <sstream>

namespace convlings::checks {
namespace {

using Numbers = std::vector<int>;

struct Lists {
  Numbers train;
  Numbers held_out;
};

/// A split as the runner writes it, taken apart.
Lists lists_of(const std::string& text) {
  Lists lists;
  Numbers* list = &lists.train;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    if (word == "/") list = &lists.held_out;
    if (word == "/" || word == "train" || word == "held" || word == "out") continue;
    int number = -1;  // what is no number is no example either
    std::from_chars(word.data(), word.data() + word.size(), number);
    list->push_back(number);
  }
  return lists;
}

bool has(const Numbers& list, int number) { return std::ranges::find(list, number) != list.end(); }

/// What was learned from is no examination.
void must_not_leak(const Call& call, std::size_t f, const Lists& split) {
  for (const int number : split.held_out) {
    call.must(!has(split.train, number),
              fmt::format("Example {} is in both lists of split {}: the network would be examined "
                          "with a picture that it has learned from.",
                          number, f));
  }
}

}  // namespace

void has_batches(const Call& call, const Numbers& order, int batch_size) {
  std::vector<std::string> expected;
  std::string sizes;
  for (int left = static_cast<int>(order.size()); left > 0; left -= batch_size) {
    const auto start = order.end() - left;
    const int size = std::min(left, batch_size);
    expected.push_back(fmt::format("{}", fmt::join(start, start + size, " ")));
    sizes += (sizes.empty() ? "" : " + ") + std::to_string(size);
  }
  const std::vector<std::string> received = call.texts();
  const std::string arithmetic =
      fmt::format("{} examples in batches of {}: {}", order.size(), batch_size, sizes);
  call.must(!expected.empty() || received.empty(),
            fmt::format("Without examples there is no batch, not even an empty one; yours are {}.",
                        received.size()));
  for (std::size_t i = 0; i < std::max(expected.size(), received.size()); ++i) {
    const std::string want = i < expected.size() ? "be: " + expected[i] : "not be there";
    const std::string got = i >= received.size()  ? "missing"
                            : received[i].empty() ? "empty"
                                                  : received[i];
    call.must(i < expected.size() && i < received.size() && expected[i] == received[i],
              fmt::format("Batch {} should {}; yours is: {}.", i, want, got), arithmetic);
  }
}

void has_splits(const Call& call, const std::vector<std::string>& expected,
                const std::string& arithmetic) {
  const std::vector<std::string> received = call.texts();
  for (std::size_t f = 0; f < std::max(expected.size(), received.size()); ++f) {
    const std::string want = f < expected.size() ? expected[f] : "not be there";
    const std::string got = f < received.size() ? received[f] : "missing";
    if (f < received.size()) must_not_leak(call, f, lists_of(received[f]));
    call.must(want == got, fmt::format("Split {} should be: {}; yours is: {}.", f, want, got),
              arithmetic);
  }
}

void is_fair(const Call& call, const Numbers& order, int folds) {
  const std::vector<std::string> splits = call.texts();
  call.must(static_cast<int>(splits.size()) == folds,
            fmt::format("There should be {} splits, one for each fold; yours are {}.", folds,
                        splits.size()));
  std::vector<int> times(order.size());
  for (std::size_t f = 0; f < splits.size(); ++f) {
    const Lists split = lists_of(splits[f]);
    must_not_leak(call, f, split);
    for (std::size_t i = 0; i < order.size(); ++i) {
      const bool learned = has(split.train, order[i]);
      const bool asked = has(split.held_out, order[i]);
      if (asked) ++times[i];
      call.must(learned || asked,
                fmt::format("Example {} is in neither list of split {}.", order[i], f));
    }
    call.must(split.train.size() + split.held_out.size() == order.size(),
              fmt::format("The lists of split {} together should hold {} examples; yours hold {}.",
                          f, order.size(), split.train.size() + split.held_out.size()));
  }
  for (std::size_t i = 0; i < order.size(); ++i) {
    call.must(times[i] == 1,
              fmt::format("Example {} is held out in {} of {} splits; it should be in exactly one.",
                          order[i], times[i], folds));
  }
}

Numbers held_out_of(const std::string& split) { return lists_of(split).held_out; }

}  // namespace convlings::checks
