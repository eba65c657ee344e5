# Catch2 in both of its shapes: 2.13 is headers only (Debian 12), 3.x is a library.
# `convlings::catch2` is the framework, `convlings::catch2_main` adds the main function, compiled
# once. Test files include <catch2_either.hpp> and never a Catch2 header.
find_package(Catch2 CONFIG REQUIRED)

add_library(convlings_catch2 INTERFACE)
target_include_directories(convlings_catch2 INTERFACE ${PROJECT_SOURCE_DIR}/.cmake/catch2)
if(Catch2_VERSION VERSION_LESS 3)
  add_library(convlings_catch2_main OBJECT EXCLUDE_FROM_ALL
    ${PROJECT_SOURCE_DIR}/.cmake/catch2/catch2_main.cpp)
  target_link_libraries(convlings_catch2_main PUBLIC Catch2::Catch2)
  target_link_libraries(convlings_catch2 INTERFACE Catch2::Catch2)
else()
  add_library(convlings_catch2_main INTERFACE)
  target_link_libraries(convlings_catch2 INTERFACE Catch2::Catch2)
  target_link_libraries(convlings_catch2_main INTERFACE Catch2::Catch2WithMain)
endif()
add_library(convlings::catch2 ALIAS convlings_catch2)
add_library(convlings::catch2_main ALIAS convlings_catch2_main)

# One precompiled Catch2 header serves every test program.
add_library(convlings_catch2_pch OBJECT EXCLUDE_FROM_ALL
  ${PROJECT_SOURCE_DIR}/.cmake/catch2/pch.cpp)
target_link_libraries(convlings_catch2_pch PRIVATE convlings::catch2 convlings::warnings)
target_precompile_headers(convlings_catch2_pch PRIVATE
  ${PROJECT_SOURCE_DIR}/.cmake/catch2/catch2_either.hpp)

# Test programs and checkers run for a moment only: a quick compile counts for more than quick code.
add_library(convlings_compiled_quickly INTERFACE)
target_compile_options(convlings_compiled_quickly INTERFACE $<$<CONFIG:Release>:-O1>)

# add_convlings_test(NAME <target> [NEEDS_DATA] SOURCES <files> LINKS <targets>)
# One Catch2 program, one ctest. With NEEDS_DATA its cases tagged [data] are a ctest of their own,
# which ctest reports as skipped, not as passed, where the large data sets are missing.
function(add_convlings_test)
  cmake_parse_arguments(ARG "NEEDS_DATA" "NAME" "SOURCES;LINKS" ${ARGN})
  set(CMAKE_UNITY_BUILD OFF)  # helpers have the same names from file to file
  add_executable(${ARG_NAME} ${ARG_SOURCES})
  target_link_libraries(${ARG_NAME} PRIVATE ${ARG_LINKS} convlings::catch2
    convlings::catch2_main convlings_compiled_quickly convlings::warnings)
  target_precompile_headers(${ARG_NAME} REUSE_FROM convlings_catch2_pch)
  target_compile_definitions(${ARG_NAME} PRIVATE
    CONVLINGS_SOURCE_DIR="${PROJECT_SOURCE_DIR}" CONVLINGS_BINARY_DIR="${PROJECT_BINARY_DIR}")
  if(ARG_NEEDS_DATA)
    add_test(NAME ${ARG_NAME} COMMAND ${ARG_NAME} --order decl "~[data]")
    add_test(NAME ${ARG_NAME}_with_data COMMAND ${ARG_NAME} --order decl "[data]")
    set_tests_properties(${ARG_NAME}_with_data PROPERTIES SKIP_REGULAR_EXPRESSION "skipped: ")
  else()
    add_test(NAME ${ARG_NAME} COMMAND ${ARG_NAME} --order decl)
  endif()
endfunction()
