#include "allocations.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::int64_t> counted{0};

}  // namespace

std::int64_t allocations() { return counted; }

// All forms for single objects: a sanitizer has its own, and refuses that one's memory is given
// back by another's. The array forms belong together too, and in the standard library call these.
void* operator new(std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
  ++counted;
  return std::malloc(size == 0 ? 1 : size);
}

void* operator new(std::size_t size) {
  if (void* const memory = operator new(size, std::nothrow)) return memory;
  throw std::bad_alloc();
}

void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t /*size*/) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t& /*tag*/) noexcept { std::free(memory); }
