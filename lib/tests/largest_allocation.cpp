#include "largest_allocation.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> largest{0};

void* noted(std::size_t size) {
  if (size > largest) largest = size;
  return std::malloc(size == 0 ? 1 : size);
}

}  // namespace

std::size_t largest_allocation() { return largest; }
void reset_largest_allocation() { largest = 0; }

// AddressSanitizer compares who gives memory with who takes it back: replaced are both or none.
void* operator new(std::size_t size) {
  if (void* const memory = noted(size)) return memory;
  throw std::bad_alloc();
}
void* operator new[](std::size_t size) { return operator new(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return noted(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return noted(size); }

void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
