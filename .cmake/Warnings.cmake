# Warnings for our own code; errors only where the preset says so (dev), never for a student.
option(CONVLINGS_WERROR "Treat warnings as errors" OFF)

add_library(convlings_warnings INTERFACE)
target_compile_options(convlings_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough)
# g++ 12 to 14 see overlaps and overruns in std::string's own operator+ that are not there (GCC bugs
# 105329 and 105651); clang and the sanitizers watch in their place.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(convlings_warnings INTERFACE
    -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread)
endif()
# Where files are compiled joined (CMAKE_UNITY_BUILD: half the time), one's names shadow another's.
# CI compiles each alone, with clang.
if(CMAKE_UNITY_BUILD)
  target_compile_options(convlings_warnings INTERFACE -Wno-shadow
    $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endif()
if(CONVLINGS_WERROR)
  target_compile_options(convlings_warnings INTERFACE -Werror)
endif()
add_library(convlings::warnings ALIAS convlings_warnings)

# A stub does not use its parameters yet. To be linked after convlings::warnings: order counts.
add_library(convlings_stub_warnings INTERFACE)
target_compile_options(convlings_stub_warnings INTERFACE -Wno-unused-parameter)
