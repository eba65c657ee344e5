#include "datasets/download_bar.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "datasets/amounts.hpp"

namespace convlings {

std::string download_bar(const std::string& name, std::int64_t have, std::int64_t total,
                         double bytes_per_second, int width) {
  const double share = total > 0 ? static_cast<double>(have) / static_cast<double>(total) : 0;
  std::string after = fmt::format("] {:>3.0f}%", 100 * share);
  if (bytes_per_second >= 1) {
    const double left = static_cast<double>(total - have) / bytes_per_second;
    after += fmt::format("  {}/s", amount(static_cast<std::int64_t>(bytes_per_second)));
    after += left < 100 ? fmt::format("  {:.0f} s left", left)
                        : fmt::format("  {:.0f} min left", left / 60);
  }
  const std::string before = name + " [";
  const int cells = std::min(30, width - static_cast<int>(before.size() + after.size()));
  if (cells < 5) return after.substr(2, static_cast<std::size_t>(width));
  const int done = static_cast<int>(share * cells);
  std::string bar(static_cast<std::size_t>(done), '=');
  if (done < cells) bar += '>';
  bar.resize(static_cast<std::size_t>(cells), '.');
  return before + bar + after;
}

}  // namespace convlings
