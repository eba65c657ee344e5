#include "cnn/nn/data/csv_pixels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "cnn/core/errors.hpp"
#include "cnn/nn/data/csv_text.hpp"
#include "cnn/nn/data/readable.hpp"

namespace cnn {
namespace {

constexpr const char* who = "read_csv_pixels";
constexpr std::int64_t max_pixels = Shape::max_size;

std::optional<int> whole_number(const std::string& text) {
  int number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end) return std::nullopt;
  return number;
}

std::uint8_t byte_of_field(const CsvText& csv, const char* what, int most) {
  const std::optional<int> number = whole_number(csv.field());
  if (!number || *number < 0 || *number > most) {
    csv.wrong(fmt::format("{} is a whole number 0 to {}. Received \"{}\"", what, most,
                          readable(csv.field(), 40)),
              "Each line is a label and then pixels.");
  }
  return static_cast<std::uint8_t>(*number);
}

// (height, width, channels) for the pixels of the first line.
Shape shape_for(const CsvText& csv, const Shape& wanted, std::int64_t pixels) {
  if (wanted.rank() != 0 && wanted.size() != pixels) {
    csv.wrong(fmt::format("a picture {} has {} pixels. Received {} after the label",
                          to_string(wanted), wanted.size(), pixels),
              "Give another shape.");
  }
  if (wanted.rank() != 0) return wanted;
  const int side = static_cast<int>(std::lround(std::sqrt(static_cast<double>(pixels))));
  if (pixels == 0 || std::int64_t{side} * side != pixels) {
    csv.wrong(fmt::format("pictures are square unless a shape is given. Received {} pixels after "
                          "the label",
                          pixels),
              "Give their shape; is the label missing?");
  }
  return {side, side, 1};
}

// The lines as they come. Classes are checked while reading, so that the line can be named.
class Pictures {
 public:
  Pictures(const std::filesystem::path& file, const CsvPixelsOptions& options)
      : csv_(who, file), wanted_(options.image_shape) {
    const auto classes = static_cast<int>(options.class_names.size());
    largest_label_ = classes == 0 ? 255 : std::min(classes, 256) - 1;
    while (csv_.next_line()) read_line();
    if (labels_.empty()) {
      throw DataError(fmt::format("{}: {}: there are no pictures in it.", who, file.string()));
    }
  }

  Dataset::Content content() && { return {{}, shape_, std::move(pixels_), std::move(labels_), {}}; }

 private:
  void read_line() {
    csv_.next_field();
    const bool may_be_names = first_line_;
    first_line_ = false;
    if (may_be_names && !whole_number(csv_.field())) {
      pass_over_names();
      return;
    }
    labels_.push_back(byte_of_field(csv_, "a label", largest_label_));
    const std::size_t start = pixels_.size();
    while (csv_.next_field()) {
      if (static_cast<std::int64_t>(pixels_.size()) == max_pixels) {
        csv_.wrong(fmt::format("at most {} pixels are read", max_pixels), "Split the file.");
      }
      pixels_.push_back(byte_of_field(csv_, "a pixel", 255));
    }
    check_length(static_cast<std::int64_t>(pixels_.size() - start));
  }

  // A label in another column would be read as a pixel, and a pixel as the label.
  void pass_over_names() {
    while (csv_.next_field()) {
      if (csv_.field() == "label" || csv_.field() == "class") {
        csv_.wrong(fmt::format("the label comes first. Received the name \"{}\" in this column",
                               csv_.field()),
                   "Move its column to the front.");
      }
    }
  }

  void check_length(std::int64_t pixels) {
    if (shape_.rank() == 0) shape_ = shape_for(csv_, wanted_, pixels);
    if (pixels != shape_.size()) {
      csv_.wrong(fmt::format("all lines have as many pixels as the first, {}. Received {}",
                             shape_.size(), pixels),
                 "Is the line cut?");
    }
  }

  CsvText csv_;
  Shape wanted_;
  int largest_label_ = 0;
  bool first_line_ = true;
  Shape shape_;
  std::vector<std::uint8_t> pixels_;
  std::vector<std::uint8_t> labels_;
};

}  // namespace

Dataset read_csv_pixels(const std::filesystem::path& file, const CsvPixelsOptions& options) {
  if (options.image_shape.rank() != 0 && options.image_shape.rank() != 3) {
    throw ShapeError(fmt::format("{}: a picture is (height, width, channels). Received {}.", who,
                                 to_string(options.image_shape)));
  }
  Dataset::Content content = Pictures(file, options).content();
  content.name = options.name.empty() ? file.filename().string() : options.name;
  content.class_names = options.class_names;
  if (content.class_names.empty()) {
    const int largest = *std::max_element(content.labels.begin(), content.labels.end());
    for (int label = 0; label <= largest; ++label) {
      content.class_names.push_back(std::to_string(label));
    }
  }
  return Dataset(std::move(content));
}

}  // namespace cnn
