#include "checks/drawing.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace convlings::checks {
namespace {

constexpr int most_planes = 3;  // red, green, blue

const Region* region_of(const std::string& argument, const std::vector<Region>& regions) {
  const auto found = std::ranges::find(regions, argument, &Region::argument);
  return found == regions.end() ? nullptr : &*found;
}

/// "stride = 2", "pictures: (1920, 28, 28, 1)", "bias: (2,), all 0"; nothing for what is drawn.
std::string plain_argument(const Argument& argument, bool has_region) {
  return std::visit(
      [&](const auto& value) -> std::string {
        using Kind = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Kind, cnn::Tensor>) {
          std::string shape = argument.name + ": " + to_string(value.shape());
          if (!argument.drawn) return shape;
          return !has_region && value.size() > 1 && is_blank(value) ? shape + ", all 0" : "";
        } else if constexpr (std::is_same_v<Kind, double>) {
          return argument.name + " = " + number_text(value);
        } else {
          return fmt::format("{} = {}", argument.name, value);
        }
      },
      argument.value);
}

/// The channels to draw: that of the region, else the first ones.
std::vector<int> channels_of(const cnn::Tensor& tensor, const Region* region) {
  if (region != nullptr && region->channel >= 0) return {region->channel};
  std::vector<int> channels;
  for (int c = 0; c < std::min(tensor.shape()[2], most_planes); ++c) channels.push_back(c);
  return channels;
}

/// Kernels of one filter, channel by channel; of one channel, filter by filter when the answer does
/// not say which.
void draw_kernels(const Argument& argument, const cnn::Tensor& kernels, const Region* region,
                  const std::vector<int>& focus, Story& story) {
  const int filters = kernels.shape()[3];
  const auto block = region == nullptr ? std::nullopt : std::optional(region->block);
  const auto draw = [&](int channel, int filter) {
    story.arguments.push_back(kernel_grid(argument.name, kernels, channel, filter, block));
  };
  const int told = !focus.empty() && focus.back() < filters ? focus.back() : 0;
  const int filter = argument.filter < 0 ? told : argument.filter;
  if (argument.filter < 0 && region != nullptr && region->channel >= 0) {
    for (int f = 0; f < std::min(filters, most_planes); ++f) draw(region->channel, f);
    return;
  }
  for (const int channel : channels_of(kernels, region)) draw(channel, filter);
}

void draw_planes(const std::string& name, const cnn::Tensor& tensor, const Region* region,
                 const std::vector<int>& focus, Story& story) {
  const int rank = tensor.shape().rank();
  const auto draw = [&](const std::vector<int>& at) {
    if (region != nullptr) {
      story.arguments.push_back(grid_around(name, tensor, at, region->block));
      return;
    }
    Grid grid = grid_of(name, tensor, at);
    grid.marked.clear();
    story.arguments.push_back(std::move(grid));
  };
  if (rank == 3) {
    for (const int channel : channels_of(tensor, region)) draw({0, 0, channel});
  } else if (rank == 4) {
    const bool told = !focus.empty() && focus.back() < tensor.shape()[3];
    draw(region != nullptr ? std::vector{region->example, 0, 0, std::max(0, region->channel)}
                           : std::vector{0, 0, 0, told ? focus.back() : 0});
  } else {
    draw({});
  }
}

}  // namespace

bool is_blank(const cnn::Tensor& tensor) {
  return std::ranges::all_of(tensor.values(), [](float value) { return value == 0; });
}

Grid kernel_grid(const std::string& name, const cnn::Tensor& kernels, int channel, int filter,
                 const std::optional<Block>& window) {
  const cnn::Shape& shape = kernels.shape();
  cnn::Tensor plane({shape[0], shape[1]});
  for (int i = 0; i < shape[0]; ++i) {
    for (int j = 0; j < shape[1]; ++j) plane(i, j) = kernels(i, j, channel, filter);
  }
  const std::string title = fmt::format("{}[:, :, {}, {}]", name, channel, filter);
  return window ? grid_around(title, plane, {}, *window) : grid_of(title, plane, {});
}

void tell_argument(const Argument& argument, const std::vector<Region>& regions,
                   const std::vector<int>& focus, Story& story) {
  const Region* region = region_of(argument.name, regions);
  const std::string line = plain_argument(argument, region != nullptr);
  if (!line.empty()) {
    story.others.push_back(line);
  } else if (const auto* tensor = std::get_if<cnn::Tensor>(&argument.value)) {
    if (argument.kernels && tensor->shape().rank() == 4) {
      draw_kernels(argument, *tensor, region, focus, story);
    } else {
      draw_planes(argument.name, *tensor, region, focus, story);
    }
  }
}

}  // namespace convlings::checks
