// Precompiled (hence no include guard) and included before every student's file of a lesson that
// links core.
#include <cstdint>
// Without Bessel functions and their kin, which no lesson needs, <cmath> costs every compile 20 ms
// less: g++ instantiates anew in each file what a precompiled header's inline functions call.
#undef _GLIBCXX_USE_STD_SPEC_FUNCS

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "cnn/core/errors.hpp"
#include "cnn/core/tensor.hpp"
#include "cnn/core/window.hpp"
