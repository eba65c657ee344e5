#include "runner/call_table.hpp"
#include "strides.hpp"

namespace {

std::vector<int> amounts_as_list(int input, int kernel, int stride) {
  const Amounts amounts = same_padding(input, kernel, stride);
  return {amounts.before, amounts.after};
}

}  // namespace

convlings::CallTable convlings::lesson_calls() {
  CallTable calls;
  calls.add("output_size", &output_size);
  calls.add("padded_output_size", &padded_output_size);
  calls.add("same_padding", &amounts_as_list);
  calls.add("strided_convolution", &strided_convolution);
  return calls;
}
