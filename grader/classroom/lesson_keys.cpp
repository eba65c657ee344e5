#include "classroom/lesson_keys.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <stdexcept>

#include "datasets/sha256.hpp"
#include "sandbox/run.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

/// A change in what is remembered makes all that was remembered before unknown.
constexpr const char* edition = "outcome 1";

std::string version_of(const std::string& compiler) {
  Limits limits;
  limits.wall_seconds = 20;
  return run({compiler, "--version"}, {"LC_ALL=C", "PATH=/usr/bin:/bin"}, limits).output;
}

/// Digests of files, each read once: lessons share most of them.
class Digests {
 public:
  const std::string& of(const fs::path& file) {
    std::string& digest = known_[file];
    std::error_code error;
    if (digest.empty()) digest = fs::is_regular_file(file, error) ? sha256_of_file(file) : "none";
    return digest;
  }

  /// Of all headers below a folder, in their order.
  std::string of_headers(const fs::path& folder) {
    std::map<fs::path, std::string> headers;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() == ".hpp") headers[entry.path()] = of(entry.path());
    }
    Sha256 all;
    for (const auto& [path, digest] : headers) all.add(digest);
    return all.digest();
  }

 private:
  std::map<fs::path, std::string> known_;
};

}  // namespace

LessonKeys::LessonKeys(const Course& course, const std::vector<Lesson>& lessons) {
  Digests digests;
  std::string version;
  std::string library;
  for (const Lesson& lesson : lessons) {
    Known one{read_tools(course.toolchain(), lesson.id), ""};
    if (version.empty()) {
      version = version_of(one.tools.compiler);
      library = digests.of_headers(library_folder(one.tools) / "cnn");
    }
    Sha256 digest;
    digest.add(fmt::format("{}{}{}", edition, version, library));
    digest.add(digests.of_headers(course.lessons() / lesson.id));
    for (const auto* words : {&one.tools.compile, &one.tools.link}) {
      for (const std::string& word : *words) digest.add(fmt::format("{}\n", word));
    }
    for (const auto* files : {&one.tools.objects, &one.tools.libraries}) {
      for (const std::string& file : *files) digest.add(digests.of(file));
    }
    digest.add(digests.of(one.tools.checks));
    digest.add(digests.of(one.tools.slips));
    one.digest = digest.digest();
    lessons_.emplace(lesson.id, std::move(one));
  }
}

const LessonKeys::Known& LessonKeys::known(const std::string& lesson) const {
  const auto found = lessons_.find(lesson);
  if (found == lessons_.end()) throw std::logic_error("grading: lesson " + lesson + " is unknown");
  return found->second;
}

std::string LessonKeys::key(const std::string& lesson, std::string_view source,
                            std::uint64_t seed) const {
  return sha256(fmt::format("{}\n{}\n{}\n{}", lesson, known(lesson).digest, seed, source));
}

}  // namespace convlings
