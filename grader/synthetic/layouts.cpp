#include "synthetic/layouts.hpp"

#include <array>

#include "catalogue/text_file.hpp"
#include "synthetic/archives.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

std::string place_of(Layout layout, const Lesson& lesson) {
  switch (layout) {
    case Layout::named_folders:
      return lesson.id + "/";
    case Layout::numbered:
      return lesson.number + "/";
    case Layout::side_by_side:
      return "";
    case Layout::wrapped_zip:
      return "My homework (final, 2)/lessons/" + lesson.id + "/";
    case Layout::clone:
    case Layout::clone_zip:
      return "convlings/lessons/" + lesson.id + "/";
    default:
      return "lessons/" + lesson.id + "/";
  }
}

/// What else lies in a clone: nothing that anybody must read.
void add_clone(std::vector<ArchivedFile>& files, const Course& course,
               const std::vector<SyntheticLesson>& work) {
  files.push_back({"convlings/README.md", "# convlings\n"});
  files.push_back({"convlings/CMakeLists.txt", "message(FATAL_ERROR \"nobody builds this\")\n"});
  files.push_back({"convlings/.git/HEAD", "ref: refs/heads/main\n"});
  files.push_back({"convlings/.convlings/passed/01-convolution", "passed\n"});
  files.push_back({"convlings/solutions/01-convolution/convolution.cpp", "int not_this_one;\n"});
  for (const SyntheticLesson& one : work) {
    const fs::path folder = course.lessons() / one.lesson.id;
    for (const std::string& name : {std::string("lesson.toml"), one.lesson.topic + ".hpp"}) {
      files.push_back(
          {place_of(Layout::clone, one.lesson) + name, read_text_file(folder / name, name)});
    }
  }
}

void write_folder(const fs::path& folder, const std::vector<ArchivedFile>& files) {
  fs::create_directories(folder);
  for (const ArchivedFile& file : files) write_text_file(folder / file.path, file.content);
}

}  // namespace

std::string name_of(Layout layout) {
  constexpr std::array<const char*, layouts> names = {
      "lessons_folder", "named_folders", "numbered", "side_by_side", "zip",
      "wrapped_zip",    "tar_gz",        "clone",    "clone_zip"};
  return names.at(static_cast<std::size_t>(layout));
}

bool brings_stubs(Layout layout) { return layout == Layout::clone || layout == Layout::clone_zip; }

bool brings_answers(Layout layout) { return layout != Layout::side_by_side; }

void hand_in(const fs::path& folder, const std::string& id, Layout layout, const Course& course,
             const std::vector<SyntheticLesson>& work) {
  std::vector<ArchivedFile> files;
  for (const SyntheticLesson& one : work) {
    const std::string place = place_of(layout, one.lesson);
    if (one.begun() || brings_stubs(layout)) {
      files.push_back({place + one.lesson.topic + ".cpp", one.source});
      if (brings_answers(layout)) files.push_back({place + "answers.toml", one.answers});
    }
  }
  if (brings_stubs(layout)) add_clone(files, course, work);
  switch (layout) {
    case Layout::zip:
    case Layout::wrapped_zip:
      return write_zip(folder / (id + ".zip"), files);
    case Layout::tar_gz:
      return write_tar_gz(folder / (id + ".tar.gz"), files);
    case Layout::clone:
      files.push_back({"convlings/not UTF-8 \xff, =1+1.txt", ""});
      return write_folder(folder / id, files);
    case Layout::clone_zip:
      return write_zip(folder / (id + "_late_12345.zip"), files);
    default:
      return write_folder(folder / id, files);
  }
}

}  // namespace convlings
