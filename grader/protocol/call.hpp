// One call of a student's function as bytes: what travels to a runner, and what is kept of a call
// that failed.
#pragma once

#include <string>
#include <vector>

#include "protocol/value.hpp"

namespace convlings {

struct CallMessage {
  std::string function;  ///< its name in the lesson's call table
  std::vector<Value> arguments;
};

/// The function's name, the number of arguments, and each argument.
Bytes encode_call(const std::string& function, const std::vector<Value>& arguments);

/// Throws ProtocolError unless `bytes` are one whole call.
CallMessage decode_call(const Bytes& bytes);

}  // namespace convlings
