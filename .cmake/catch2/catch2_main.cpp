// Catch2 2.13's implementation and main: slow to compile, so it is compiled once for all programs.
#define CATCH_CONFIG_MAIN
#define CATCH_CONFIG_EXTERNAL_INTERFACES
#include <catch2/catch.hpp>
