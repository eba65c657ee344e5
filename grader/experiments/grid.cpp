#include "experiments/grid.hpp"

#include <algorithm>

namespace convlings {
namespace {

bool mentions(const std::string& model, char place) {
  return model.find(place) != std::string::npos;
}

/// Layer configs are lower case, so a capital letter can only be a place to fill in.
std::string filled_in(const std::string& model, int filters, int kernel_size, int classes) {
  std::string filled;
  for (const char c : model) {
    if (c == 'F') {
      filled += std::to_string(filters);
    } else if (c == 'K') {
      filled += std::to_string(kernel_size);
    } else if (c == 'N') {
      filled += std::to_string(classes);
    } else {
      filled += c;
    }
  }
  return filled;
}

bool one_mentions(const std::vector<std::string>& models, char place) {
  return std::any_of(models.begin(), models.end(),
                     [place](const std::string& model) { return mentions(model, place); });
}

}  // namespace

bool varies_filters(const ExperimentGrid& grid) { return one_mentions(grid.models, 'F'); }

bool varies_kernel_size(const ExperimentGrid& grid) { return one_mentions(grid.models, 'K'); }

std::vector<Setting> settings_of(const ExperimentGrid& grid, int classes) {
  const std::vector<int> nothing{0};
  std::vector<Setting> settings;
  int number = 0;
  for (const std::string& model : grid.models) {
    ++number;
    for (const int filters : mentions(model, 'F') ? grid.filters : nothing) {
      for (const int kernel_size : mentions(model, 'K') ? grid.kernel_sizes : nothing) {
        const std::string filled = filled_in(model, filters, kernel_size, classes);
        for (const int batch_size : grid.batch_sizes) {
          for (const std::string& scale : grid.scales) {
            settings.push_back({filled, number, filters, kernel_size, batch_size, scale});
          }
        }
      }
    }
  }
  return settings;
}

}  // namespace convlings
