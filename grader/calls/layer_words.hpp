// Layers travel to the runner as words: "conv2d filters=32 kernel=3 padding=same",
// "max_pooling2d pool=2", "flatten", "dense units=64".
#pragma once

#include <map>
#include <sstream>
#include <string>

#include "cnn/core/window.hpp"

namespace convlings {

/// One layer's words, taken apart.
struct LayerWords {
  std::string kind;
  std::map<std::string, std::string> options;

  explicit LayerWords(const std::string& words) {
    std::istringstream stream(words);
    stream >> kind;
    for (std::string word; stream >> word;) {
      const std::size_t equals = word.find('=');
      options[word.substr(0, equals)] = word.substr(equals + 1);
    }
  }

  /// 0 for an option that was not given.
  int number(const std::string& option) const {
    const auto found = options.find(option);
    return found == options.end() ? 0 : std::stoi(found->second);
  }

  cnn::Padding padding() const {
    const auto found = options.find("padding");
    if (found == options.end()) return cnn::valid;
    return found->second == "same" ? cnn::same : found->second == "full" ? cnn::full : cnn::valid;
  }
};

}  // namespace convlings
