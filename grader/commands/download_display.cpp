#include "commands/download_display.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "datasets/amounts.hpp"
#include "datasets/download_bar.hpp"

namespace convlings {

DownloadDisplay::DownloadDisplay(const Context& context)
    : context_(context), terminal_(isatty(STDERR_FILENO) == 1) {}

FetchWatcher DownloadDisplay::watcher() {
  return {.begin = [this](const cnn::KnownFile& file) { begin(file.name); },
          .progress = [this](std::int64_t have, std::int64_t total) { draw(have, total); },
          .waiting =
              [this] {
                clear();
                say(context_, fmt::format("  {:<26} somebody else fetches it: waiting\n", name_));
              },
          .done =
              [this](const cnn::KnownFile& file, const std::string& how) {
                clear();
                say(context_,
                    fmt::format("  {:<26} {:>8}  {}\n", file.name, amount(file.bytes), how));
                std::fflush(stdout);
              }};
}

void DownloadDisplay::begin(const std::string& name) {
  name_ = name;
  began_ = Clock::now();
  began_with_ = -1;
}

void DownloadDisplay::draw(std::int64_t have, std::int64_t total) {
  const Clock::time_point now = Clock::now();
  if (began_with_ < 0) began_with_ = have;
  if (!terminal_ || now - drawn_at_ < std::chrono::milliseconds(100)) return;
  const double seconds = std::chrono::duration<double>(now - began_).count();
  const double speed =
      seconds > 0.5 ? static_cast<double>(std::max<std::int64_t>(0, have - began_with_)) / seconds
                    : 0;
  std::fprintf(stderr, "\r\033[K%s",
               download_bar(name_, have, total, speed, context_.style().width - 1).c_str());
  std::fflush(stderr);
  drawn_at_ = now;
  drawn_ = true;
}

void DownloadDisplay::clear() {
  if (drawn_) std::fprintf(stderr, "\r\033[K");
  drawn_ = false;
}

}  // namespace convlings
