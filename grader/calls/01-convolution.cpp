#include "convolution.hpp"
#include "runner/call_table.hpp"

convlings::CallTable convlings::lesson_calls() {
  CallTable calls;
  calls.add("patch_times_kernel", &patch_times_kernel);
  calls.add("slide", &slide);
  calls.add("symbolic_cell", &symbolic_cell);
  calls.add("box_blur_kernel", &box_blur_kernel);
  calls.add("true_convolution", &true_convolution);
  return calls;
}
