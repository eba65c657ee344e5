#include "commands/training_options.hpp"

#include <fmt/format.h>

#include "catalogue/errors.hpp"
#include "cnn/nn/data/splits.hpp"

namespace convlings {

void DataOptions::add_to(Command& command) {
  command.option("--data", data, "mnist, fashion-mnist, cifar-10, a folder or a CSV file");
  command.option("--scale", scale, "Pixels from 0 to 1 (unit), or 0 to 255 as they are (raw)",
                 {"unit", "raw"});
  command.option("--limit", limit, "Only so many examples of each part, always the same", 0,
                 1 << 30);
}

cnn::Dataset DataOptions::load(const Context& context, cnn::Part part,
                               const cnn::Shape& image_shape) const {
  const cnn::LoadOptions options{.roots = cnn::dataset_roots(context.course.home / "datasets"),
                                 .image_shape = image_shape};
  cnn::Dataset dataset = cnn::load_dataset(data, part, options);
  if (limit > 0 && limit < dataset.size()) {
    // Not the first ones: folders come class by class.
    dataset = dataset.subset(cnn::shuffled_indices(dataset.size(), 1)).first(limit);
  }
  return scale == "raw" ? dataset.scaled_by(1) : dataset;
}

cnn::Sequential make_model_for(const ModelOptions& options, const cnn::Dataset& dataset) {
  ModelOptions asked = options;
  const cnn::Shape shape = dataset.input_shape();
  if (asked.input.empty() && !asked.is_named()) {
    asked.input = fmt::format("{}x{}x{}", shape[0], shape[1], shape[2]);
  }
  cnn::Sequential model = asked.make();
  if (model.input_shape() != shape) {
    throw InputError(fmt::format(
        "{} takes pictures of {}. Received {}, whose pictures are {}. "
        "Choose another model or another --data.",
        options.model, to_string(model.input_shape()), dataset.name(), to_string(shape)));
  }
  const int outputs = static_cast<int>(model.output_shape().size());
  const bool yes_or_no = outputs == 1 && dataset.classes() == 2;
  if (model.output_shape().rank() != 1 || (outputs != dataset.classes() && !yes_or_no)) {
    throw InputError(fmt::format("{} ends with {}, but {} has {} classes. End it with d{}.",
                                 options.model, to_string(model.output_shape()), dataset.name(),
                                 dataset.classes(), dataset.classes()));
  }
  return model;
}

cnn::Loss loss_for(const cnn::Sequential& model) {
  switch (model.layers().back().layer().activation()) {
    case cnn::softmax:
      return cnn::categorical_crossentropy;
    case cnn::sigmoid:
      return cnn::binary_crossentropy;
    default:
      throw InputError(
          "A model that picks a class ends with a dense layer, such as d10. Received " +
          model.layers().back().layer().description() + " at the end.");
  }
}

cnn::Dataset with_targets_for(cnn::Loss loss, const cnn::Dataset& dataset) {
  return dataset.with_targets(loss == cnn::binary_crossentropy ? cnn::Targets::label
                                                               : cnn::Targets::one_hot);
}

void OptimizerOptions::add_to(Command& command) {
  command.option("--optimizer", optimizer, "How weights follow their gradients",
                 {"rmsprop", "adam", "sgd"});
  command.option("--learning-rate", learning_rate, "Else 0.001, for sgd 0.01");
  command.option("--momentum", momentum,
                 "Of sgd: how much of the last step goes on, 0.9 for example", 0, 1);
}

cnn::Optimizer OptimizerOptions::make() const {
  if (momentum != 0 && optimizer != "sgd") {
    throw InputError("--momentum belongs to --optimizer sgd. Received --optimizer " + optimizer +
                     ". Leave one of them out.");
  }
  const auto with_rate = [this](auto made) -> cnn::Optimizer {
    if (learning_rate) made.learning_rate = static_cast<float>(*learning_rate);
    return made;
  };
  if (optimizer == "adam") return with_rate(cnn::Adam{});
  if (optimizer == "rmsprop") return with_rate(cnn::RMSprop{});
  return with_rate(cnn::SGD{.momentum = static_cast<float>(momentum)});
}

}  // namespace convlings
