#include "loss.hpp"
#include "runner/call_table.hpp"

convlings::CallTable convlings::lesson_calls() {
  CallTable calls;
  calls.add("categorical_crossentropy", &categorical_crossentropy);
  calls.add("sparse_categorical_crossentropy", &sparse_categorical_crossentropy);
  calls.add("binary_crossentropy", &binary_crossentropy);
  calls.add("accuracy", &accuracy);
  calls.add("confusion_matrix", &confusion_matrix);
  return calls;
}
