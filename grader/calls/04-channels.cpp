#include "channels.hpp"
#include "runner/call_table.hpp"

convlings::CallTable convlings::lesson_calls() {
  CallTable calls;
  calls.add("patch_at", &patch_at);
  calls.add("patch_response", &patch_response);
  calls.add("conv2d", &conv2d);
  calls.add("response_map", &response_map);
  calls.add("receptive_field", &receptive_field);
  return calls;
}
