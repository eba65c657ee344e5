// The main function of a student's program under a debugger: makes one call, read from a file, and
// prints what comes of it. Nothing is caught that a debugger should see.
#include <sys/resource.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>

#include "protocol/call.hpp"
#include "runner/call_table.hpp"

namespace {

using namespace convlings;

constexpr std::int64_t most_shown = 64;

template <typename Content>
void show(const Content& content) {
  std::cout << content;
}

void show(const cnn::Tensor& tensor) {
  std::cout << "a tensor " << to_string(tensor.shape()) << ":";
  for (std::int64_t i = 0; i < std::min(tensor.size(), most_shown); ++i) {
    std::cout << ' ' << tensor.data()[i];
  }
  if (tensor.size() > most_shown) std::cout << " ...";
}

template <typename Item>
void show(const std::vector<Item>& items) {
  for (const Item& item : items) std::cout << item << ' ';
}

/// As in a check: a size that went wrong meets a wall, not the machine's whole memory.
void limit_memory() {
#if !defined(CONVLINGS_WITH_SANITIZERS)  // AddressSanitizer reserves terabytes of addresses
  const rlimit both{rlim_t{4} << 30U, rlim_t{4} << 30U};
  setrlimit(RLIMIT_AS, &both);
#endif
}

}  // namespace

// Where the whole project is built with sanitizers: a debugger and a leak check both want to trace
// the process, and what is undefined must stop it.
// NOLINTBEGIN(readability-identifier-naming): the names are the sanitizers'
extern "C" const char* __asan_default_options() { return "detect_leaks=0:abort_on_error=1"; }
extern "C" const char* __ubsan_default_options() { return "abort_on_error=1"; }
// NOLINTEND(readability-identifier-naming)

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: %s FILE.call\n", argv[0]);
    return 2;
  }
  std::ifstream in(argv[1], std::ios::binary);
  const Bytes bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (bytes.empty()) {
    std::fprintf(stderr, "%s: there is no call in it\n", argv[1]);
    return 2;
  }
  limit_memory();
  const CallMessage call = decode_call(bytes);
  const Value answer = lesson_calls().call(call.function, call.arguments);
  std::cout << call.function << " returned ";
  std::visit([](const auto& content) { show(content); }, answer);
  std::cout << std::endl;
  return 0;
}
