#include "synthetic/hostile_made.hpp"

#include <sys/stat.h>

#include <fstream>
#include <functional>
#include <map>

#include "catalogue/errors.hpp"
#include "synthetic/archives.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

struct Recipe {
  const Lesson& lesson;
  const std::string& right;
  const HostileNames& names;
  fs::path folder;  ///< the submission, when it is a folder

  std::string file() const { return "lessons/" + lesson.id + "/" + lesson.topic + ".cpp"; }
  fs::path archive(const std::string& extension) const { return folder.string() + extension; }

  /// Any bytes, which write_text_file would not write.
  void write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((folder / name).parent_path());
    std::ofstream(folder / name, std::ios::binary) << bytes;
  }
};

void at_file(const Recipe& r) {
  r.write("@" + r.lesson.topic + ".cpp", "-fplugin=/tmp/evil.so\n");
  r.write("lessons/" + r.lesson.id + "/@" + r.lesson.topic + ".cpp", r.right);
}

void symlink_to_solution(const Recipe& r) {
  r.write("lessons/" + r.lesson.id + "/README.md", "");
  const fs::path target = r.names.home / "solutions" / r.lesson.id / (r.lesson.topic + ".cpp");
  fs::create_symlink(target, r.folder / r.file());
}

void zip_slip(const Recipe& r) {
  write_zip(r.archive(".zip"), {{"../../" + r.names.mark, "slipped out"},
                                {"lessons/../../../" + r.names.mark, "slipped out"},
                                {r.file(), r.right}});
}

void absolute(const Recipe& r) {
  write_tar_gz(r.archive(".tar.gz"), {{"/tmp/" + r.names.mark, "absolute"},
                                      {"link", "", "/tmp"},
                                      {"link/" + r.names.mark, "through a link"},
                                      {r.file(), r.right}});
}

void zip_bomb(const Recipe& r) {
  const std::string zeros(std::size_t{80} << 20U, '\0');
  write_zip(r.archive(".zip"), {{r.file(), zeros}});
}

void too_many(const Recipe& r) {
  std::vector<ArchivedFile> files{{r.file(), r.right}};
  for (int i = 0; i < 5000; ++i) files.push_back({"more/" + std::to_string(i), ""});
  write_zip(r.archive(".zip"), files);
}

void cut_off(const Recipe& r) {
  const fs::path file = r.archive(".zip");
  write_zip(file, {{r.file(), r.right}});
  fs::resize_file(file, fs::file_size(file) / 2);
}

void own_cmakelists(const Recipe& r) {
  const std::string mark = "/tmp/" + r.names.mark;
  r.write(r.file(), r.right);
  r.write("CMakeLists.txt", "execute_process(COMMAND touch " + mark + ")\n");
  r.write("Makefile", "all:\n\ttouch " + mark + "\n");
  r.write("lessons/" + r.lesson.id + "/CMakeLists.txt", "file(WRITE " + mark + " x)\n");
  r.write("lessons/" + r.lesson.id + "/" + r.lesson.topic + ".hpp", "#error not this one\n");
  r.write("convlings", "#!/bin/sh\ntouch " + mark + "\n");
}

void nul(const Recipe& r) {
  std::string text = r.right;
  text.insert(text.find('\n') + 1, std::string(3, '\0') + "\n");
  r.write(r.file(), text);
}

void utf16(const Recipe& r) {
  std::string wide = "\xff\xfe";
  for (const char c : r.right) wide += {c, '\0'};
  r.write(r.file(), wide);
}

void long_line(const Recipe& r) {
  r.write(r.file(), r.right + "// " + std::string(1'000'000, 'x') + "\n");
}

void oversize(const Recipe& r) { r.write(r.file(), r.right + std::string(2 << 20, '\n')); }

void fifo(const Recipe& r) {
  r.write("lessons/" + r.lesson.id + "/README.md", "");
  if (mkfifo((r.folder / r.file()).c_str(), 0666) != 0) throw InputError("no fifo can be made");
}

void folder_as_file(const Recipe& r) { r.write(r.file() + "/" + r.lesson.topic + ".cpp", r.right); }

const std::map<std::string, std::function<void(const Recipe&)>> recipes{
    {"absolute", absolute},
    {"at_file", at_file},
    {"cut_off", cut_off},
    {"fifo", fifo},
    {"folder_as_file", folder_as_file},
    {"long_line", long_line},
    {"nul", nul},
    {"oversize", oversize},
    {"own_cmakelists", own_cmakelists},
    {"symlink", symlink_to_solution},
    {"too_many", too_many},
    {"utf16", utf16},
    {"zip_bomb", zip_bomb},
    {"zip_slip", zip_slip}};

}  // namespace

void make_hostile(const HostileFixture& fixture, const Lesson& lesson, const std::string& right,
                  const std::string& id, const HostileNames& names) {
  const auto recipe = recipes.find(fixture.make);
  if (recipe == recipes.end()) {
    throw InputError("hostile.toml: " + fixture.name + ": there is no recipe " + fixture.make);
  }
  recipe->second({lesson, right, names, names.class_folder / id});
}

}  // namespace convlings
