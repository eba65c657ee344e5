#include "max_pooling.hpp"
#include "runner/call_table.hpp"

convlings::CallTable convlings::lesson_calls() {
  CallTable calls;
  calls.add("window_maximum", &window_maximum);
  calls.add("pooled_size", &pooled_size);
  calls.add("max_pooling2d", &max_pooling2d);
  calls.add("average_pooling2d", &average_pooling2d);
  return calls;
}
