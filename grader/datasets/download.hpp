// Fetches one published file: whole, right, and under its name, or not at all.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace convlings {

/// A file that somebody publishes.
struct PublishedFile {
  std::vector<std::string> addresses;  ///< http or https, tried in this order
  std::int64_t bytes = 0;              ///< its exact size
  std::string sha256;                  ///< of its contents
};

struct DownloadOptions {
  int connect_seconds = 20;
  int stall_seconds = 30;  ///< how long hardly anything may come; there is no other time limit
  /// Told now and then how many bytes are there, those of earlier attempts included.
  std::function<void(std::int64_t have, std::int64_t total)> progress = {};
  /// Asked now and then; true ends the download, and what is there is kept.
  std::function<bool()> stop = {};
  /// Told once when somebody else fetches the same file now, and we wait for them.
  std::function<void()> waiting = {};
};

enum class Downloaded {
  already_there,  ///< the file was there and right; nothing was fetched
  fetched,        ///< it was fetched from its first byte
  resumed         ///< an earlier attempt was continued
};

/// `DownloadOptions::stop` said so. The text says what is kept.
class DownloadStopped : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Brings `file` to `goal`, whose folder is made where missing.
///
/// Bytes go to "goal.part"; it gets its name when size and SHA-256 are right. A part that is there
/// is continued with a Range request, from whichever address answers; a server that knows no ranges
/// sends it all again. No more than `file.bytes` is ever written.
///
/// Throws DataError when `goal` exists with other contents, the folder cannot be written to, the
/// disk has not enough room, or no address delivers (each is named with its reason; the text says
/// whether a part is kept).
Downloaded download(const PublishedFile& file, const std::filesystem::path& goal,
                    const DownloadOptions& options = {});

}  // namespace convlings
