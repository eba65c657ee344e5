#include "build/variants.hpp"

#include <algorithm>
#include <iterator>

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

}  // namespace

LessonTools for_debugger(LessonTools tools) {
  use_plain_headers(tools);
  std::ranges::copy(tools.debugging, std::back_inserter(tools.compile));
  std::replace(tools.objects.begin(), tools.objects.end(), tools.runner_main, tools.replay_main);
  return tools;
}

LessonTools for_sanitizers(LessonTools tools) {
  use_plain_headers(tools);
  std::ranges::copy(tools.sanitizing, std::back_inserter(tools.compile));
  std::ranges::copy(tools.sanitizing, std::back_inserter(tools.link));
  tools.sanitized = true;
  return tools;
}

}  // namespace convlings
