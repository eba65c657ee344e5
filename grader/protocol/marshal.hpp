// From C++ types to Values and back, at compile time. A lesson's call table needs no more than
// the function's name: argument and result types are read off its signature.
#pragma once

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "cnn/core/window.hpp"
#include "protocol/value.hpp"

namespace convlings {

inline Value to_value(int value) { return std::int64_t{value}; }
inline Value to_value(std::int64_t value) { return value; }
inline Value to_value(bool value) { return std::int64_t{value ? 1 : 0}; }
inline Value to_value(float value) { return double{value}; }
inline Value to_value(double value) { return value; }
inline Value to_value(std::string value) { return value; }
inline Value to_value(const char* value) { return std::string(value); }
inline Value to_value(cnn::Tensor value) { return value; }
inline Value to_value(cnn::Padding value) { return std::string(to_string(value)); }
inline Value to_value(const cnn::Shape& value) {
  return std::vector<std::int64_t>(value.begin(), value.end());
}
inline Value to_value(const std::vector<int>& values) {
  return std::vector<std::int64_t>(values.begin(), values.end());
}
inline Value to_value(std::vector<std::int64_t> values) { return values; }
inline Value to_value(std::vector<std::string> values) { return values; }

/// The content as `Type`; throws ProtocolError when the value is of another kind.
template <typename Type>
Type from_value(const Value& value) {
  const auto content = [&value]<typename Kind>(std::type_identity<Kind>) -> const Kind& {
    if (const Kind* held = std::get_if<Kind>(&value)) return *held;
    throw ProtocolError(std::string("an argument is ") + kind_of(value));
  };
  if constexpr (std::is_same_v<Type, cnn::Padding>) {
    const auto& name = content(std::type_identity<std::string>{});
    return name == "valid" ? cnn::valid : name == "same" ? cnn::same : cnn::full;
  } else if constexpr (std::is_same_v<Type, cnn::Shape>) {
    const auto& wholes = content(std::type_identity<std::vector<std::int64_t>>{});
    const std::vector<int> extents(wholes.begin(), wholes.end());
    return cnn::Shape(extents.data(), static_cast<int>(extents.size()));
  } else if constexpr (std::is_same_v<Type, std::vector<int>>) {
    const auto& wholes = content(std::type_identity<std::vector<std::int64_t>>{});
    return Type(wholes.begin(), wholes.end());
  } else if constexpr (std::is_integral_v<Type>) {
    return static_cast<Type>(content(std::type_identity<std::int64_t>{}));
  } else if constexpr (std::is_floating_point_v<Type>) {
    return static_cast<Type>(content(std::type_identity<double>{}));
  } else {
    return content(std::type_identity<Type>{});
  }
}

}  // namespace convlings
