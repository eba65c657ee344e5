#include "cnn/nn/train/evaluator.hpp"

#include <algorithm>
#include <numeric>

#include "cnn/nn/train/requirements.hpp"

namespace cnn {

Evaluator::Evaluator(const Sequential& model, ThreadTeam& team) : model_(model), team_(team) {
  for (int thread = 0; thread < team.size(); ++thread) notebooks_.emplace_back(model);
}

template <typename Visit>
void Evaluator::for_each_slice(const Examples& examples, Visit visit) {
  std::vector<int> indices(static_cast<std::size_t>(examples.size()));
  std::iota(indices.begin(), indices.end(), 0);
  team_.run(slice_count(examples.size()), [&](int slice, int thread) {
    Notebook& notebook = notebooks_[static_cast<std::size_t>(thread)];
    fetch(examples, slice_of(indices, slice), notebook);
    slice_forward(model_, notebook, nullptr);
    visit(slice, notebook);
  });
}

Scores Evaluator::scores(const Examples& examples) {
  const CompileOptions& options = *model_.compiled();
  std::vector<SliceScores> slices(static_cast<std::size_t>(slice_count(examples.size())));
  for_each_slice(examples, [&](int slice, Notebook& notebook) {
    slices[static_cast<std::size_t>(slice)] = score(model_, options.loss, notebook);
  });
  double loss = 0;
  std::int64_t correct = 0;
  for (const SliceScores& slice : slices) {
    loss += slice.loss;
    correct += slice.correct;
  }
  Scores means{.loss = loss / examples.size()};
  if (asks_for_accuracy(options)) means.accuracy = static_cast<double>(correct) / examples.size();
  return means;
}

Tensor Evaluator::outputs(const Examples& examples) {
  Tensor all(with_batch(examples.size(), model_.output_shape()));
  const ActivationFunction ending = model_.layers().back().layer().activation();
  for_each_slice(examples, [&](int slice, Notebook& notebook) {
    Tensor& output = notebook.pages.back().output;
    activate(output, ending);
    const std::int64_t first = slice_begin(examples.size(), slice) * model_.output_shape().size();
    std::copy(output.begin(), output.end(), all.data() + first);
  });
  return all;
}

Scores Sequential::evaluate(const Examples& examples, const EvaluateOptions& options) const {
  require_compiled(*this, "evaluate");
  require_examples_fit(*this, examples, "evaluation");
  require_built(*this, "evaluate");
  ThreadTeam team(options.threads);
  return Evaluator(*this, team).scores(examples);
}

Tensor Sequential::predict(const Examples& examples, const EvaluateOptions& options) const {
  require_inputs_fit(*this, examples, "prediction");
  require_built(*this, "predict");
  ThreadTeam team(options.threads);
  return Evaluator(*this, team).outputs(examples);
}

}  // namespace cnn
