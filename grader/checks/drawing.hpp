// Draws the arguments of a call for its story.
#pragma once

#include <vector>

#include "checks/calling.hpp"
#include "story/story.hpp"

namespace convlings::checks {

/// Adds `argument` to the story: a tensor as up to three planes, with its region's window and
/// cropped around it; anything else as a line, tensors of zeros that have no region too.
///   focus  the first wrong cell; kernels are drawn for the filter that its last axis counts
void tell_argument(const Argument& argument, const std::vector<Region>& regions,
                   const std::vector<int>& focus, Story& story);

/// kernels[:, :, channel, filter], whole or around `window`.
Grid kernel_grid(const std::string& name, const cnn::Tensor& kernels, int channel, int filter,
                 const std::optional<Block>& window);

/// No cell is other than 0.
bool is_blank(const cnn::Tensor& tensor);

}  // namespace convlings::checks
