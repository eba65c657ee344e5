#include "commands/pictures.hpp"

#include <fmt/format.h>

namespace convlings {

void say_written(const Context& context, const std::vector<std::filesystem::path>& files) {
  if (files.empty()) return;
  std::string text = fmt::format("{} picture{} in {}:", files.size(), files.size() == 1 ? "" : "s",
                                 files.front().parent_path().string());
  for (const auto& file : files) text += " " + file.filename().string();
  say(context, wrap(text, context.style().width, "  ") + "\n");
}

}  // namespace convlings
