#include "runner/call_table.hpp"
#include "seeing.hpp"

convlings::CallTable convlings::lesson_calls() {
  CallTable calls;
  calls.add("response_map", &response_map);
  calls.add("normalise", &normalise);
  calls.add("magnify", &magnify);
  calls.add("contact_sheet", &contact_sheet);
  calls.add("filter_picture", &filter_picture);
  return calls;
}
