# AddressSanitizer and UndefinedBehaviorSanitizer, over everything or nothing.
option(CONVLINGS_SANITIZE "Build with AddressSanitizer and UBSan" OFF)

if(CONVLINGS_SANITIZE)
  set(CONVLINGS_SANITIZE_FLAGS -fsanitize=address,undefined -fno-sanitize-recover=all
      -fno-omit-frame-pointer)
  add_compile_options(${CONVLINGS_SANITIZE_FLAGS})
  add_link_options(${CONVLINGS_SANITIZE_FLAGS})
  add_compile_definitions(CONVLINGS_WITH_SANITIZERS)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")  # it loses track of std::regex's own constructors
    add_compile_options(-Wno-maybe-uninitialized)
  endif()
endif()
