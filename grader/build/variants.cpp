#include "build/variants.hpp"

#include <algorithm>

namespace convlings {
namespace {

constexpr double patience = 3;  // without precompiled headers

/// A precompiled header fits one set of flags only.
void use_plain_headers(LessonTools& tools) {
  for (std::string& word : tools.compile) {
    const auto plain = tools.plain_headers.find(word);
    if (plain != tools.plain_headers.end()) word = plain->second;
  }
  tools.seconds *= patience;
}

void append(std::vector<std::string>& words, const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
}

}  // namespace

LessonTools for_debugger(LessonTools tools) {
  use_plain_headers(tools);
  append(tools.compile, tools.debugging);
  std::replace(tools.objects.begin(), tools.objects.end(), tools.runner_main, tools.replay_main);
  return tools;
}

LessonTools for_sanitizers(LessonTools tools) {
  use_plain_headers(tools);
  append(tools.compile, tools.sanitizing);
  append(tools.link, tools.sanitizing);
  tools.sanitized = true;
  return tools;
}

}  // namespace convlings
