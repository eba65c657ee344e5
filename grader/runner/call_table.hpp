// A lesson's functions by name, each wrapped so that it takes and gives Values.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "protocol/marshal.hpp"

namespace convlings {

/// The functions that a runner can call.
///
///   CallTable lesson_calls() {
///     CallTable calls;
///     calls.add("slide", &slide);
///     return calls;
///   }
class CallTable {
 public:
  using Arguments = std::vector<Value>;

  /// Makes `function` callable. Its parameters and result must be types that marshal.hpp knows;
  /// wrap it in a lambda when they are not.
  template <typename Result, typename... Parameters>
  void add(const std::string& name, Result (*function)(Parameters...)) {
    calls_[name] = [function](const Arguments& arguments) {
      if (arguments.size() != sizeof...(Parameters)) {
        throw ProtocolError("the number of arguments differs");
      }
      return invoke<Result, Parameters...>(function, arguments,
                                           std::index_sequence_for<Parameters...>{});
    };
  }

  /// Calls by name; throws ProtocolError for an unknown name or unfit arguments, and whatever the
  /// function throws.
  Value call(const std::string& name, const Arguments& arguments) const {
    const auto found = calls_.find(name);
    if (found == calls_.end()) throw ProtocolError("there is no function " + name);
    return found->second(arguments);
  }

 private:
  template <typename Result, typename... Parameters, std::size_t... Is>
  static Value invoke(Result (*function)(Parameters...), const Arguments& arguments,
                      std::index_sequence<Is...> /*unused*/) {
    return to_value(function(from_value<std::decay_t<Parameters>>(arguments[Is])...));
  }

  std::map<std::string, std::function<Value(const Arguments&)>> calls_;
};

/// Defined once for each lesson, in grader/calls/.
CallTable lesson_calls();

}  // namespace convlings
