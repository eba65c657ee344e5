#include <fmt/format.h>

#include <memory>

#include "catalogue/catalogue.hpp"
#include "cnn/core/image_file.hpp"
#include "commands/commands.hpp"
#include "pictures/compare_pictures.hpp"
#include "pictures/pictures.hpp"

namespace convlings {
namespace {

/// What is wrong with the committed file; empty when it is what was drawn.
std::string fault(const std::filesystem::path& file, const cnn::Tensor& drawn) {
  try {
    return difference(cnn::read_image(file, {.channels = 3}), drawn);
  } catch (const cnn::DataError& error) {
    return error.what();
  }
}

/// The pictures of the lessons that `names` mean; all of them when there are none.
std::vector<LessonPicture> chosen(const Context& context, const std::vector<std::string>& names) {
  if (names.empty()) return lesson_pictures();
  const std::vector<Lesson> lessons = context.lessons();
  std::vector<LessonPicture> some;
  for (const std::string& name : names) {
    const std::string& id = find_lesson(lessons, name).id;
    for (const LessonPicture& picture : lesson_pictures()) {
      if (picture.lesson == id) some.push_back(picture);
    }
  }
  return some;
}

int pictures(const Context& context, const std::vector<std::string>& names, bool only_check) {
  const std::filesystem::path photographs = context.course.home / "datasets" / "pictures";
  int different = 0;
  for (const LessonPicture& picture : chosen(context, names)) {
    const cnn::Tensor drawn = picture.draw(photographs);
    const auto file = context.course.lessons() / picture.lesson / "picture.png";
    const std::string name = shown_path(context.course, file);
    if (!only_check) {
      cnn::write_png(file, drawn);
      say(context, fmt::format("written: {}\n", name));
    } else if (const std::string words = fault(file, drawn); !words.empty()) {
      ++different;
      say(context, fmt::format("differs: {}: {}\n", name, words));
    }
  }
  if (only_check && different == 0) say(context, "All pictures are as they are drawn.\n");
  return different == 0 ? 0 : 1;
}

}  // namespace

void add_dev_pictures(Command& dev, const Context& context) {
  auto names = std::make_shared<std::vector<std::string>>();
  auto only_check = std::make_shared<bool>(false);
  dev.command("pictures", "Draw the pictures in the lessons' READMEs",
              "  ./convlings dev pictures\n"
              "  ./convlings dev pictures 04\n"
              "  ./convlings dev pictures --check   only compare; status 1 when they differ",
              [&context, names, only_check] { return pictures(context, *names, *only_check); })
      .words("lesson", *names, "only these; all when none is named")
      .flag("--check", *only_check, "Change nothing, list the files that differ");
}

}  // namespace convlings
