# Warnings for our own code; errors only where the preset says so (dev), never for a student.
option(CONVLINGS_WERROR "Treat warnings as errors" OFF)

add_library(convlings_warnings INTERFACE)
target_compile_options(convlings_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough)
if(CONVLINGS_WERROR)
  target_compile_options(convlings_warnings INTERFACE -Werror)
endif()
add_library(convlings::warnings ALIAS convlings_warnings)
