#include "experiments/grid.hpp"

#include <fmt/format.h>

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

}  // namespace

bool varies_filters(const ExperimentGrid& grid) { return mentions(grid.model, 'F'); }

bool varies_kernel_size(const ExperimentGrid& grid) { return mentions(grid.model, 'K'); }

std::vector<Setting> settings_of(const ExperimentGrid& grid, int classes) {
  const std::vector<int> nothing{0};
  std::vector<Setting> settings;
  for (const int filters : varies_filters(grid) ? grid.filters : nothing) {
    for (const int kernel_size : varies_kernel_size(grid) ? grid.kernel_sizes : nothing) {
      const std::string model = filled_in(grid.model, filters, kernel_size, classes);
      for (const int batch_size : grid.batch_sizes) {
        for (const std::string& scale : grid.scales) {
          settings.push_back({model, filters, kernel_size, batch_size, scale});
        }
      }
    }
  }
  return settings;
}

}  // namespace convlings
