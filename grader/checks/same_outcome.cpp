#include "checks/same_outcome.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "checks/compare.hpp"

namespace convlings::checks {
namespace {

constexpr double rounding = 1e-4;

bool same(double one, double other) {
  return (std::isnan(one) && std::isnan(other)) || is_close(one, other, rounding);
}

int differing(std::int64_t one, std::int64_t other) { return one == other ? 0 : 1; }
int differing(double one, double other) { return same(one, other) ? 0 : 1; }
int differing(const std::string& one, const std::string& other) { return one == other ? 0 : 1; }

int differing(const cnn::Tensor& one, const cnn::Tensor& other) {
  if (one.shape() != other.shape()) return 1;
  int count = 0;
  for (std::int64_t i = 0; i < one.size(); ++i) {
    count += same(one.data()[i], other.data()[i]) ? 0 : 1;
  }
  return count;
}

template <typename Entry>
int differing(const std::vector<Entry>& one, const std::vector<Entry>& other) {
  if (one.size() != other.size()) return 1;
  int count = 0;
  for (std::size_t i = 0; i < one.size(); ++i) count += one[i] == other[i] ? 0 : 1;
  return count;
}

}  // namespace

int differing_numbers(const Outcome& one, const Outcome& other) {
  if (one.index() != other.index()) return 1;
  if (const auto* none = std::get_if<NoAnswer>(&one)) {
    const auto& other_none = std::get<NoAnswer>(other);
    const bool alike = none->verdict == Verdict::threw && other_none.verdict == Verdict::threw &&
                       none->message == other_none.message;
    return alike ? 0 : 1;
  }
  return std::visit(
      [](const auto& left, const auto& right) {
        if constexpr (std::is_same_v<decltype(left), decltype(right)>) {
          return differing(left, right);
        } else {
          return 1;
        }
      },
      std::get<Value>(one), std::get<Value>(other));
}

bool same_outcome(const Outcome& one, const Outcome& other) {
  return differing_numbers(one, other) == 0;
}

}  // namespace convlings::checks
