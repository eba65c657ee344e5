// A runner that makes mistakes on purpose: the lesson's call table over its misconceptions.
// `slips_NN id…` begins with these switched on, `slips_NN --list` prints what there is. Two calls
// more than a student's runner has do the same for the diagnosis.
#include <cstdio>
#include <stdexcept>

#include "misconceptions/misconception.hpp"
#include "runner/serve.hpp"

namespace {

using Texts = std::vector<std::string>;

int switched_on(const Texts& ids) {
  convlings::switch_on(ids);
  return static_cast<int>(ids.size());
}

/// id, sentence, see; id, sentence, see; …
Texts all_misconceptions() {
  Texts texts;
  for (const auto* one : convlings::misconceptions()) {
    texts.insert(texts.end(), {one->id(), one->sentence(), one->see()});
  }
  return texts;
}

/// One line each, fields between tabs.
void print_list() {
  for (const auto* one : convlings::misconceptions()) {
    std::printf("misconception\t%s\t%s\t%s\n", one->id().c_str(), one->sentence().c_str(),
                one->see().c_str());
  }
  for (const auto& reason : convlings::reasons()) {
    std::printf("reason\t%s\t%s\n", reason.check().c_str(), reason.why().c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::string(argv[1]) == "--list") {
    print_list();
    return 0;
  }
  try {
    convlings::switch_on(Texts(argv + 1, argv + argc));
  } catch (const std::invalid_argument& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
  convlings::CallTable calls = convlings::lesson_calls();
  calls.add("switch on", &switched_on);
  calls.add("misconceptions", &all_misconceptions);
  return convlings::serve(calls);
}
