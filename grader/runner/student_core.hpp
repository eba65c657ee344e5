// Precompiled (hence no include guard) and included before every student's file of a lesson that
// links core.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "cnn/core/errors.hpp"
#include "cnn/core/tensor.hpp"
#include "cnn/core/window.hpp"
