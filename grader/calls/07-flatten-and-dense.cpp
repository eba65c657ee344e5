#include "dense.hpp"
#include "runner/call_table.hpp"

convlings::CallTable convlings::lesson_calls() {
  CallTable calls;
  calls.add("flat_index", &flat_index);
  calls.add("flatten", &flatten);
  calls.add("dense", &dense);
  calls.add("class_scores", &class_scores);
  return calls;
}
