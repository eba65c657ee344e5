#include "course_copy.hpp"

#include "catalogue/stub.hpp"
#include "catalogue/text_file.hpp"

namespace fs = std::filesystem;

CourseCopy::CourseCopy(const std::string& lesson, const std::string& topic)
    : lesson_(lesson), file_(topic + ".cpp") {
  for (const char* tree : {"lessons", "solutions"}) {
    const fs::path from = fs::path(CONVLINGS_SOURCE_DIR) / tree / lesson;
    fs::create_directories(home() / tree);
    fs::copy(from, home() / tree / lesson, fs::copy_options::recursive);
  }
  write(convlings::make_stub(read(solution()), file_));
}

void CourseCopy::write(const std::string& text) const {
  convlings::write_text_file(source(), text);
}

std::string CourseCopy::read(const fs::path& file) const {
  return convlings::read_text_file(file, file.string());
}

convlings::RunResult CourseCopy::convlings(std::vector<std::string> words,
                                           const std::vector<std::string>& environment) const {
  words.insert(words.begin(), CONVLINGS_APP);
  std::vector<std::string> all = environment;
  all.insert(all.end(),
             {"CONVLINGS_HOME=" + home().string(), "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin"});
  ::convlings::Limits limits;
  limits.wall_seconds = 120;
  limits.cpu_seconds = 0;
  return ::convlings::run(words, all, limits);
}
