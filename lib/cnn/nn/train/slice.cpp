#include "cnn/nn/train/slice.hpp"

#include "cnn/nn/losses/metrics.hpp"

namespace cnn {
namespace {

ActivationFunction ending(const Sequential& model) {
  return model.layers().back().layer().activation();
}

}  // namespace

std::span<const int> slice_of(std::span<const int> batch, int index) {
  const int examples = static_cast<int>(batch.size());
  const int first = slice_begin(examples, index);
  const int count = slice_begin(examples, index + 1) - first;
  return batch.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(count));
}

Notebook::Notebook(const Sequential& model) : pages(model.layers().size()) {
  for (std::size_t i = 0; i < pages.size(); ++i) {
    pages[i].d_weights.resize(model.layers()[i].layer().weights().size());
  }
}

void fetch(const Examples& examples, std::span<const int> indices, Notebook& notebook) {
  const int count = static_cast<int>(indices.size());
  notebook.input.resize(with_batch(count, examples.input_shape()));
  notebook.targets.resize({count, examples.target_size()});
  float* input = notebook.input.data();
  float* target = notebook.targets.data();
  for (const int index : indices) {
    examples.copy_input(index, input);
    examples.copy_target(index, target);
    input += notebook.input.size() / count;
    target += examples.target_size();
  }
}

void slice_forward(const Sequential& model, Notebook& notebook, Random* random) {
  const Tensor* input = &notebook.input;
  for (std::size_t i = 0; i < notebook.pages.size(); ++i) {
    const Layer& layer = model.layers()[i].layer();
    LayerPage& page = notebook.pages[i];
    layer.slice_forward(*input, page, random);
    const bool is_last = i + 1 == notebook.pages.size();
    if (!is_last) activate(page.output, layer.activation());
    input = &page.output;
  }
}

void slice_backward(const Sequential& model, Notebook& notebook) {
  for (std::size_t i = notebook.pages.size(); i-- > 0;) {
    const Layer& layer = model.layers()[i].layer();
    LayerPage& page = notebook.pages[i];
    const bool is_last = i + 1 == notebook.pages.size();
    if (!is_last) activate_gradient(page.output, layer.activation(), page.d_output);
    if (i > 0) {
      LayerPage& before = notebook.pages[i - 1];
      layer.slice_backward(before.output, page, &before.d_output);
    } else {
      layer.slice_backward(notebook.input, page, nullptr);
    }
  }
}

SliceScores score_for_training(const Sequential& model, Loss loss, float share,
                               Notebook& notebook) {
  LayerPage& last = notebook.pages.back();
  const double sum =
      loss_and_gradient(loss, ending(model), last.output, notebook.targets, share, last.d_output);
  return {.loss = sum, .correct = correct_answers(loss, last.output, notebook.targets)};
}

SliceScores score(const Sequential& model, Loss loss, Notebook& notebook) {
  LayerPage& last = notebook.pages.back();
  const double sum = loss_sum(loss, ending(model), last.output, notebook.targets);
  return {.loss = sum, .correct = correct_answers(loss, last.output, notebook.targets)};
}

}  // namespace cnn
