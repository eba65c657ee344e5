// Precompiled (hence no include guard) and included before every student's file of a lesson that
// links nn.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "cnn/core/errors.hpp"
#include "cnn/core/tensor.hpp"
#include "cnn/core/window.hpp"
