#include "commands/judgement.hpp"

#include <fmt/format.h>

#include "cnn/nn/model/number_text.hpp"
#include "cnn/nn/train/progress_text.hpp"

namespace convlings {

Judgement judge(const cnn::Sequential& model, const cnn::Dataset& dataset, int threads) {
  const cnn::EvaluateOptions options{.threads = threads};
  Judgement judgement{model.evaluate(dataset, options), cnn::ConfusionMatrix(dataset.classes()),
                      model.predict(dataset, options)};
  const std::vector<int> answers = cnn::predicted_classes(judgement.outputs);
  for (int i = 0; i < dataset.size(); ++i) {
    judgement.matrix.add(dataset.label(i), answers[static_cast<std::size_t>(i)]);
  }
  return judgement;
}

std::string to_string(const Judgement& judgement) {
  return fmt::format("loss {}, accuracy {:.4f} ({} of {})", cnn::score_text(judgement.scores.loss),
                     judgement.matrix.accuracy(), cnn::with_commas(judgement.matrix.correct()),
                     cnn::with_commas(judgement.matrix.total()));
}

}  // namespace convlings
