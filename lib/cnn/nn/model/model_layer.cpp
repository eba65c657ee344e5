#include "cnn/nn/model/model_layer.hpp"

#include <cctype>
#include <utility>

namespace cnn {
namespace {

bool is_upper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }
bool is_lower(char c) { return std::islower(static_cast<unsigned char>(c)) != 0; }

}  // namespace

ModelLayer::ModelLayer(std::string name, const Shape& input, std::unique_ptr<Layer> layer)
    : name_(std::move(name)),
      input_shape_(input),
      output_shape_(layer->output_shape(input)),
      layer_(std::move(layer)) {
  layer_->weight_plan(input);  // refuses weights that no tensor could hold
}

ModelLayer::ModelLayer(const ModelLayer& other)
    : name_(other.name_),
      input_shape_(other.input_shape_),
      output_shape_(other.output_shape_),
      layer_(other.layer_->clone()) {}

ModelLayer& ModelLayer::operator=(const ModelLayer& other) { return *this = ModelLayer(other); }

std::string snake_case(const std::string& type) {
  std::string words;
  for (std::size_t i = 0; i < type.size(); ++i) {
    // A new word starts at a capital that follows a small letter: Max|Pooling2D, but not 2|D.
    if (i > 0 && is_upper(type[i]) && is_lower(type[i - 1])) words += '_';
    words += static_cast<char>(std::tolower(static_cast<unsigned char>(type[i])));
  }
  return words;
}

}  // namespace cnn
