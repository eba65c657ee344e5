#include "watch/lesson_files.hpp"

#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "catalogue/text_file.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t settle_milliseconds = 20;
constexpr std::uint64_t grace_milliseconds = 150;
constexpr std::uint64_t tick_milliseconds = 500;

/// What the system says about a file without reading it; empty when there is none.
std::string stamp_of(const fs::path& file) {
  struct stat about {};
  if (stat(file.c_str(), &about) != 0) return "";
#ifdef __APPLE__
  const timespec time = about.st_mtimespec;
#else
  const timespec time = about.st_mtim;
#endif
  return std::to_string(about.st_ino) + " " + std::to_string(about.st_size) + " " +
         std::to_string(time.tv_sec) + "." + std::to_string(time.tv_nsec) + "\n";
}

/// The content of a regular file; for anything else, that it is something else.
std::string content_of(const fs::path& file) {
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (!fs::exists(status)) return "missing";
  if (!fs::is_regular_file(status)) return "no file";
  if (fs::file_size(file, error) > max_text_bytes) return "large " + stamp_of(file);
  std::ifstream in(file, std::ios::binary);
  return ":" + std::string{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

struct LessonFiles::Watch {
  LessonFiles* owner = nullptr;
  int index = 0;
  WatchedFolder files;
  uv_fs_event_t event{};
  uv_timer_t timer{};
  bool armed = false;
  std::string folder_stamp;  ///< of the folder that is listened to
  bool settling = false;
  std::uint64_t grace_ends = 0;  ///< 0 when there is nothing to be patient about
  std::string stamps;
  std::string content;

  std::string read_stamps() const {
    std::string text;
    for (const std::string& name : files.names) text += stamp_of(files.folder / name) + ";";
    return text;
  }
  std::string read_content() const {
    std::string text;
    for (const std::string& name : files.names) text += content_of(files.folder / name) + '\0';
    return text;
  }
  bool half_written() const {
    const std::string first = content_of(files.folder / files.names.front());
    return first == "missing" || first == ":";
  }
  /// Which folder it is, whatever happens in it.
  std::string read_folder() const {
    struct stat about {};
    if (stat(files.folder.c_str(), &about) != 0) return "";
    return std::to_string(about.st_dev) + " " + std::to_string(about.st_ino);
  }
};

LessonFiles::LessonFiles(uv_loop_t* loop, const std::vector<WatchedFolder>& folders,
                         Changed changed)
    : loop_(loop), changed_(std::move(changed)) {
  for (const WatchedFolder& folder : folders) {
    auto& watch = *watches_.emplace_back(std::make_unique<Watch>());
    watch.owner = this;
    watch.index = static_cast<int>(watches_.size()) - 1;
    watch.files = folder;
    uv_fs_event_init(loop, &watch.event);
    uv_timer_init(loop, &watch.timer);
    watch.event.data = &watch;
    watch.timer.data = &watch;
    arm(watch);
    watch.stamps = watch.read_stamps();
    watch.content = watch.read_content();
  }
  uv_timer_init(loop, &tick_);
  tick_.data = this;
  uv_timer_start(&tick_, on_tick, tick_milliseconds, tick_milliseconds);
}

LessonFiles::~LessonFiles() = default;

void LessonFiles::close() {
  uv_close(reinterpret_cast<uv_handle_t*>(&tick_), nullptr);
  for (const auto& watch : watches_) {
    uv_close(reinterpret_cast<uv_handle_t*>(&watch->event), nullptr);
    uv_close(reinterpret_cast<uv_handle_t*>(&watch->timer), nullptr);
  }
}

/// Listens to the folder that bears the name now. Without events the ticks remain.
void LessonFiles::arm(Watch& watch) {
  uv_fs_event_stop(&watch.event);
  watch.folder_stamp = watch.read_folder();
  watch.armed = !watch.folder_stamp.empty() &&
                uv_fs_event_start(&watch.event, on_event, watch.files.folder.c_str(), 0) == 0;
}

void LessonFiles::settle(Watch& watch) {
  if (std::exchange(watch.settling, true)) return;
  uv_timer_start(&watch.timer, on_settled, settle_milliseconds, 0);
}

void LessonFiles::look(Watch& watch) {
  watch.settling = false;
  watch.stamps = watch.read_stamps();  // first: what changes while we read is seen at the next tick
  std::string content = watch.read_content();
  if (content == watch.content) {
    watch.grace_ends = 0;
    return;
  }
  if (watch.half_written()) {
    const std::uint64_t now = uv_now(loop_);
    if (watch.grace_ends == 0) watch.grace_ends = now + grace_milliseconds;
    if (now < watch.grace_ends) {
      uv_timer_start(&watch.timer, on_settled, watch.grace_ends - now, 0);
      return;
    }
  }
  watch.grace_ends = 0;
  watch.content = std::move(content);
  changed_(watch.index);
}

void LessonFiles::look_around() {
  for (const auto& watch : watches_) {
    if (!watch->armed || watch->read_folder() != watch->folder_stamp) arm(*watch);
    if (watch->read_stamps() != watch->stamps) settle(*watch);
  }
}

void LessonFiles::on_event(uv_fs_event_t* event, const char* name, int /*events*/, int status) {
  auto& watch = *static_cast<Watch*>(event->data);
  // An event about the folder itself: it was removed or renamed, and its successor may even have
  // the same number.
  if (status != 0 || (name != nullptr && watch.files.folder.filename() == name)) {
    watch.armed = false;
  }
  watch.owner->settle(watch);
}

void LessonFiles::on_settled(uv_timer_t* timer) {
  auto& watch = *static_cast<Watch*>(timer->data);
  watch.owner->look(watch);
}

void LessonFiles::on_tick(uv_timer_t* timer) {
  static_cast<LessonFiles*>(timer->data)->look_around();
}

}  // namespace convlings
