#include "release/release.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <system_error>

#include "catalogue/catalogue.hpp"
#include "catalogue/errors.hpp"
#include "catalogue/text_file.hpp"
#include "marking/source_file.hpp"
#include "release/edition_files.hpp"
#include "release/edition_pages.hpp"
#include "release/kept_answers.hpp"
#include "release/leaks.hpp"
#include "release/prebuilt_checks.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

/// A folder beside the wanted one, until it is whole; removed with all in it when it never is.
class Unfinished {
 public:
  explicit Unfinished(const fs::path& wanted)
      : wanted_(wanted), path_(wanted.string() + fmt::format(".part-{}", getpid())) {
    fs::create_directories(path_);
  }
  ~Unfinished() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;

  const fs::path& path() const { return path_; }
  /// `wanted` is missing, or empty.
  void finish() const { fs::rename(path_, wanted_); }

 private:
  fs::path wanted_;
  fs::path path_;
};

void require_room(const Course& course, const fs::path& folder) {
  if (fs::exists(fs::symlink_status(folder)) &&
      !(fs::is_directory(fs::symlink_status(folder)) && fs::is_empty(folder))) {
    throw InputError(fmt::format(
        "release: {} exists and is not an empty folder. Name one that does not exist yet.",
        folder.string()));
  }
  const fs::path relative = folder.lexically_relative(fs::canonical(course.home));
  if (!relative.empty() && *relative.begin() != "..") {
    throw InputError(fmt::format(
        "release: {} lies inside the course. Name a folder outside, such as ../students.",
        folder.string()));
  }
}

void copy_files(const Course& course, const fs::path& edition, const std::vector<fs::path>& files) {
  for (const fs::path& file : files) {
    fs::create_directories((edition / file).parent_path());
    fs::copy_file(course.home / file, edition / file);
  }
}

/// What students write in, fresh, and what the grader compares it with.
void write_lesson(const Course& course, const Lesson& lesson, const fs::path& edition) {
  const Course released{edition, {}};
  const std::string stub = stub_of(course, lesson);
  write_text_file(released.stub(lesson), stub);
  write_text_file(released.lessons() / lesson.id / "answers.toml", unanswered(lesson));
  const fs::path kept = released.edition() / lesson.id;
  write_text_file(kept / (lesson.topic + ".cpp"), stub);
  write_text_file(kept / "answers.toml", to_toml(hashed_answers(course, lesson)));
}

/// The front page is a student's own; the others lose what leads to files that are not there.
void write_pages(const Course& course, const fs::path& edition,
                 const std::vector<fs::path>& files) {
  const fs::path own_pages = course.home / "grader" / "release";
  write_text_file(edition / "README.md",
                  read_text_file(own_pages / "students_readme.md", "students_readme.md"));
  for (const fs::path& file : files) {
    if (file.extension() != ".md") continue;
    const fs::path page = edition / file;
    const auto has = [&](std::string_view target) {
      return fs::exists(page.parent_path() / target);
    };
    write_text_file(page, fitting_page(read_text_file(page, file.string()), has));
  }
}

void require_no_leaks(const Course& course, const fs::path& edition,
                      const std::vector<Lesson>& lessons) {
  std::vector<SolvedRegion> regions;
  for (const Lesson& lesson : lessons) {
    for (SolvedRegion& region : solved_regions(solution_source(course, lesson).text)) {
      regions.push_back(std::move(region));
    }
  }
  const std::vector<std::string> leaks = find_leaks(edition, regions);
  if (leaks.empty()) return;
  throw InputError(
      fmt::format("release: this would give something away. Nothing was written.\n  {}",
                  fmt::join(leaks, "\n  ")));
}

}  // namespace

void write_release(const Course& course, const fs::path& folder, const std::vector<Lesson>& lessons,
                   ReleasedChecks checks) {
  const fs::path wanted = fs::weakly_canonical(fs::absolute(folder));
  try {
    require_room(course, wanted);
    const Unfinished edition(wanted);
    const std::vector<fs::path> files =
        edition_files(course, lessons, checks == ReleasedChecks::source);
    copy_files(course, edition.path(), files);
    for (const Lesson& lesson : lessons) write_lesson(course, lesson, edition.path());
    if (checks == ReleasedChecks::prebuilt) {
      build_prebuilt_checks(course, lessons);
      copy_prebuilt_checks(course, lessons, Course{edition.path(), {}}.edition() / "checks");
    }
    write_pages(course, edition.path(), files);
    require_no_leaks(course, edition.path(), find_lessons(course));
    edition.finish();
  } catch (const fs::filesystem_error& error) {
    throw InputError(fmt::format("release: {}: {}. Nothing was written.", error.path1().string(),
                                 error.code().message()));
  }
}

}  // namespace convlings
