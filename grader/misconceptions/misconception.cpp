#include "misconceptions/misconception.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace convlings {
namespace {

// Function-local: declared before any misconception of another file, whatever the order.
std::vector<const Misconception*>& registered() {
  static std::vector<const Misconception*> all;
  return all;
}

std::vector<AlsoNeeded>& registered_reasons() {
  static std::vector<AlsoNeeded> all;
  return all;
}

}  // namespace

Misconception::Misconception(std::string id, std::string sentence, std::string see)
    : id_(std::move(id)), sentence_(std::move(sentence)), see_(std::move(see)) {
  registered().push_back(this);
}

AlsoNeeded::AlsoNeeded(std::string check, std::string why)
    : check_(std::move(check)), why_(std::move(why)) {
  registered_reasons().push_back(*this);
}

const std::vector<const Misconception*>& misconceptions() { return registered(); }
const std::vector<AlsoNeeded>& reasons() { return registered_reasons(); }

void switch_on(const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    if (std::ranges::none_of(registered(), [&](const auto* one) { return one->id() == id; })) {
      throw std::invalid_argument("misconceptions: there is none with the id " + id);
    }
  }
  for (const Misconception* one : registered()) {
    one->set_active(std::ranges::find(ids, one->id()) != ids.end());
  }
}

}  // namespace convlings
