// A small grid: every combination of a few numbers is a network and a way to train it.
#pragma once

#include <string>
#include <vector>

namespace convlings {

/// What is to be varied. A list with one value is not varied.
struct ExperimentGrid {
  /// Layer configs in which F stands for the number of filters, K for the kernel size and N for
  /// the number of classes: "cF,K m2 f dN". Or models' names.
  std::vector<std::string> models;
  std::vector<int> filters;
  std::vector<int> kernel_sizes;
  std::vector<int> batch_sizes;
  std::vector<std::string> scales;  ///< "unit", "raw"
  std::vector<int> epochs;          ///< after which to look; the largest is how long to train
};

/// One combination; epochs apart, because one training shows them all.
struct Setting {
  std::string model;  ///< F, K and N filled in
  int number = 1;     ///< of the model in the grid, counted from 1
  int filters = 0;
  int kernel_size = 0;
  int batch_size = 0;
  std::string scale;
};

/// Does a model have a place for this? Otherwise the number changes nothing and is not shown.
bool varies_filters(const ExperimentGrid& grid);
bool varies_kernel_size(const ExperimentGrid& grid);

/// Every combination, the last list running fastest: scales, then batch sizes, kernels, filters,
/// models. A model takes part once in what it has no place for.
std::vector<Setting> settings_of(const ExperimentGrid& grid, int classes);

}  // namespace convlings
