#include "activations.hpp"
#include "runner/call_table.hpp"

convlings::CallTable convlings::lesson_calls() {
  CallTable calls;
  calls.add("relu", &relu);
  calls.add("sigmoid", &sigmoid);
  calls.add("softmax", &softmax);
  calls.add("softmax_rows", &softmax_rows);
  return calls;
}
