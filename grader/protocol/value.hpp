// What may travel between checker and runner: six plain kinds of value and nothing richer.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "cnn/core/tensor.hpp"
#include "protocol/bytes.hpp"

namespace convlings {

/// An argument or an answer of a student's function.
using Value = std::variant<std::int64_t, double, std::string, cnn::Tensor,
                           std::vector<std::int64_t>, std::vector<std::string>>;

/// "a whole number", "a number", "a text", "a tensor", "a list of whole numbers", "a list of
/// texts".
const char* kind_of(const Value& value);

/// Appends one tag byte and the content, all little-endian.
void encode(const Value& value, Bytes& out);

/// Reads one value; throws ProtocolError for an unknown tag, a length that exceeds what is there,
/// or a shape that no tensor can have. Nothing is allocated before its length is checked.
Value decode(ByteReader& in);

}  // namespace convlings
