// Tells when a file of a lesson has another content than before, whatever the editor did to bring
// that about: written in place or in pieces, renamed over, deleted and made again, folder and all.
#pragma once

#include <uv.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace convlings {

/// Files in one folder that are watched together.
struct WatchedFolder {
  std::filesystem::path folder;
  std::vector<std::string> names;  ///< the first is the one that must be there, and not empty
};

/// Listens to the system's events, which come at once, and looks itself twice a second, because
/// some file systems send none. A burst of events counts once, 20 ms after its first; a file that
/// is missing or empty gets 150 ms more, since an editor may be about to write it.
class LessonFiles {
 public:
  /// Called with the index of a folder.
  using Changed = std::function<void(int)>;

  /// Starts on `loop`, which must outlive it. Throws std::system_error when the system refuses.
  LessonFiles(uv_loop_t* loop, const std::vector<WatchedFolder>& folders, Changed changed);
  ~LessonFiles();
  LessonFiles(const LessonFiles&) = delete;
  LessonFiles& operator=(const LessonFiles&) = delete;

  /// Ends it. The loop must run once more before the object goes.
  void close();

 private:
  struct Watch;

  void arm(Watch& watch);
  void settle(Watch& watch);
  void look(Watch& watch);
  void look_around();

  static void on_event(uv_fs_event_t* event, const char* name, int events, int status);
  static void on_settled(uv_timer_t* timer);
  static void on_tick(uv_timer_t* timer);

  uv_loop_t* loop_;
  Changed changed_;
  std::vector<std::unique_ptr<Watch>> watches_;
  uv_timer_t tick_{};
};

}  // namespace convlings
