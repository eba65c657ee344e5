#include "datasets/download.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include "cnn/core/errors.hpp"
#include "datasets/amounts.hpp"
#include "datasets/http.hpp"
#include "datasets/part_file.hpp"

namespace convlings {

namespace fs = std::filesystem;

namespace {

/// True when the goal is there and right; throws DataError when it is something else.
bool is_there(const PublishedFile& file, const fs::path& goal) {
  std::error_code error;
  const fs::file_status status = fs::status(goal, error);
  if (!fs::exists(status)) return false;
  if (!fs::is_regular_file(status)) {
    throw cnn::DataError(
        fmt::format("download: {} is no file. Move it away, or choose another folder with --to.",
                    goal.string()));
  }
  const auto bytes = static_cast<std::int64_t>(fs::file_size(goal));
  if (bytes == file.bytes && sha256_of_file(goal) == file.sha256) return true;
  throw cnn::DataError(fmt::format(
      "download: {} is there already, but is not the published file: {} bytes expected, received "
      "{}{}. Move it away and try again.",
      goal.string(), with_commas(file.bytes), with_commas(bytes),
      bytes == file.bytes ? ", with another SHA-256" : ""));
}

void must_have_room(const PublishedFile& file, const PartFile& part) {
  std::error_code error;
  const fs::space_info space = fs::space(part.path(), error);
  const std::int64_t missing = file.bytes - part.size();
  if (error || missing <= 0 || static_cast<std::uintmax_t>(missing) <= space.available) return;
  const fs::path folder = fs::absolute(part.path()).parent_path();
  throw cnn::DataError(fmt::format(
      "download: there is no room in {}: {} are needed, {} are free. Free {}, or choose another "
      "folder with --to.",
      folder.string(), amount(missing), amount(static_cast<std::int64_t>(space.available)),
      amount(missing - static_cast<std::int64_t>(space.available))));
}

/// What an address did instead of delivering.
struct Failure {
  enum class Kind { unreached, refused, cut, wrong };
  std::string address;
  Kind kind;
  std::string reason;
};

/// What to do about failures that left nothing behind.
std::string remedy(const std::vector<Failure>& failures) {
  const auto any = [&](Failure::Kind kind) {
    return std::any_of(failures.begin(), failures.end(),
                       [&](const Failure& failure) { return failure.kind == kind; });
  };
  if (any(Failure::Kind::wrong)) {
    return "Nothing is kept. A proxy or a network's login page may have changed it on the way: "
           "try again, or from another network.";
  }
  if (any(Failure::Kind::refused) || any(Failure::Kind::cut)) {
    return "Try again later, or fetch it by other means: datasets/README.md has the addresses.";
  }
  return "Is this computer online? Behind a proxy, set https_proxy.";
}

/// One attempt to make the part whole and right, address by address.
class Attempt {
 public:
  Attempt(const PublishedFile& file, PartFile& part, const DownloadOptions& options)
      : file_(file), part_(part), options_(options), resumed_(part.size() > 0) {}

  /// Throws DataError when no address delivers.
  Downloaded run() {
    for (const std::string& address : file_.addresses) {
      if (complete_from(address)) return resumed_ ? Downloaded::resumed : Downloaded::fetched;
    }
    throw cnn::DataError(complaint());
  }

 private:
  bool complete_from(const std::string& address) {
    const bool continued = part_.size() > 0;
    if (fetch_rest(address)) return true;
    if (!continued || part_.size() > 0) return false;
    // What was there, or the answer to a Range request, was at fault: once more from the start.
    failures_.pop_back();
    return fetch_rest(address);
  }

  /// True when the part is whole and right; else it is empty, unless the rest may still come.
  bool fetch_rest(const std::string& address) {
    if (part_.size() > file_.bytes) start_over();
    if (part_.size() < file_.bytes && !receive(address)) return false;
    const std::string received = part_.sha256();
    if (received == file_.sha256) return true;
    start_over();
    return failed(address, Failure::Kind::wrong,
                  fmt::format("these are not the bytes that were published.\n"
                              "    SHA-256 expected {}\n"
                              "            received {}",
                              file_.sha256, received));
  }

  /// True when as many bytes as the file has are there.
  bool receive(const std::string& address) {
    using End = HttpResult::End;
    const HttpResult result = http_get({.address = address,
                                        .from = part_.size(),
                                        .connect_seconds = options_.connect_seconds,
                                        .stall_seconds = options_.stall_seconds},
                                       receiver());
    switch (result.end) {
      case End::complete:
        return part_.size() == file_.bytes ||
               failed(address, Failure::Kind::cut, "the connection was cut");
      case End::stopped:
        throw DownloadStopped("stopped: " + kept() + ".");
      case End::refused:
        start_over();
        return failed(address, Failure::Kind::wrong, refusal_);
      case End::cut:
        return failed(address, Failure::Kind::cut, result.reason);
      case End::unreached:
        return failed(address, Failure::Kind::unreached, result.reason);
      case End::status:
        if (result.status == 416) start_over();  // our part ends where the server has nothing
        return failed(address, Failure::Kind::refused, result.reason);
    }
    return false;
  }

  HttpReceiver receiver() {
    return {.begin = [this](std::int64_t from, std::int64_t total) { return begin(from, total); },
            .take = [this](std::string_view bytes) { return take(bytes); },
            .keep_going =
                [this] {
                  if (options_.progress) options_.progress(part_.size(), file_.bytes);
                  return !options_.stop || !options_.stop();
                }};
  }

  bool begin(std::int64_t from, std::int64_t total) {
    if (from != 0 && from != part_.size()) {
      return refuse("the server does not send the bytes that were asked for");
    }
    if (total >= 0 && total != file_.bytes) {
      return refuse(fmt::format("{} bytes expected, the server has {}", with_commas(file_.bytes),
                                with_commas(total)));
    }
    if (from == 0 && part_.size() > 0) start_over();
    return true;
  }

  bool take(std::string_view bytes) {
    if (part_.size() + static_cast<std::int64_t>(bytes.size()) > file_.bytes) {
      return refuse(
          fmt::format("{} bytes expected, the server sends more", with_commas(file_.bytes)));
    }
    try {
      part_.append(bytes);
    } catch (const cnn::DataError& error) {
      throw cnn::DataError(std::string(error.what()) + " By now " + kept() + ".");
    }
    return true;
  }

  bool refuse(const std::string& reason) {
    refusal_ = reason;
    return false;
  }

  bool failed(const std::string& address, Failure::Kind kind, const std::string& reason) {
    failures_.push_back({address, kind, reason});
    return false;
  }

  void start_over() {
    part_.clear();
    resumed_ = false;
  }

  std::string kept() const {
    if (part_.size() == 0) return "nothing is kept";
    return fmt::format("{} of {} are kept, and the same command goes on from there",
                       amount(part_.size()), amount(file_.bytes));
  }

  std::string complaint() const {
    std::string text =
        fmt::format("download: {} could not be fetched.", part_.path().stem().string());
    for (const Failure& failure : failures_) {
      text += fmt::format("\n  {}:\n    {}", failure.address, failure.reason);
    }
    return text + "\n" + (part_.size() > 0 ? kept() + "." : remedy(failures_));
  }

  const PublishedFile& file_;
  PartFile& part_;
  const DownloadOptions& options_;
  bool resumed_;
  std::string refusal_;
  std::vector<Failure> failures_;
};

void wait_for_the_other(const DownloadOptions& options, bool first) {
  if (first && options.waiting) options.waiting();
  if (options.stop && options.stop()) throw DownloadStopped("stopped: nothing was fetched.");
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
}

}  // namespace

Downloaded download(const PublishedFile& file, const fs::path& goal,
                    const DownloadOptions& options) {
  for (bool first = true;; first = false) {
    if (is_there(file, goal)) return Downloaded::already_there;
    std::optional<PartFile> part = PartFile::open(goal);
    if (!part) {
      wait_for_the_other(options, first);
      continue;
    }
    if (fs::exists(goal)) continue;  // it came while we looked
    must_have_room(file, *part);
    const Downloaded how = Attempt(file, *part, options).run();
    part->become_goal();
    return how;
  }
}

}  // namespace convlings
