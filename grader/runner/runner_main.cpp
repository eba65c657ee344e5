// The main function of the untrusted process: one student's object file and a call table.
// Whatever the student's code does to this process costs the student this one answer only: the
// expected value is never here.
#include "runner/serve.hpp"

int main() { return convlings::serve(convlings::lesson_calls()); }
