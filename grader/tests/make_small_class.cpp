// Writes the class of six into a folder, for tests that are scripts.
#include <cstdio>
#include <exception>

#include "small_class.hpp"

int main(int argc, char** argv) {
  try {
    if (argc != 2) return 2;
    const SmallClass small(argv[1]);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "make_small_class: %s\n", error.what());
    return 1;
  }
}
