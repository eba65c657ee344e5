#include "datasets/amounts.hpp"

#include <fmt/format.h>

namespace convlings {

std::string amount(std::int64_t bytes) {
  const auto value = static_cast<double>(bytes);
  if (value < 999.5) return fmt::format("{} bytes", bytes);
  if (value < 999.95e3) return fmt::format("{:.1f} kB", value / 1e3);
  if (value < 999.95e6) return fmt::format("{:.1f} MB", value / 1e6);
  return fmt::format("{:.1f} GB", value / 1e9);
}

std::string with_commas(std::int64_t number) {
  std::string text = fmt::format("{}", number);
  for (std::size_t at = text.size(); at > 3 && text[at - 4] != '-';) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

}  // namespace convlings
