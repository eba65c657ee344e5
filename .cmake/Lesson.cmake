include(PrebuiltChecks)

# add_lesson(01-convolution TOPIC convolution [LINKS core|nn])
#
# A lesson that is not in lessons/ is left out: an edition for the first weeks has fewer.
#
# Builds ahead of time all that a student's file needs to be graded: the lesson's call table (an
# object file that is linked with the student's) and its checker. The student's file itself is
# compiled by the application, with the flags that write_toolchain() records here.
function(add_lesson NAME)
  cmake_parse_arguments(ARG "" "TOPIC;LINKS" "" ${ARGN})
  if(NOT ARG_LINKS)
    set(ARG_LINKS core)
  endif()
  set(CMAKE_UNITY_BUILD OFF)  # one file each; editors look them up in compile_commands.json
  set(contract_dir ${PROJECT_SOURCE_DIR}/lessons/${NAME})
  if(NOT EXISTS ${contract_dir})
    return()
  endif()

  add_library(calls_${NAME} OBJECT ${PROJECT_SOURCE_DIR}/grader/calls/${NAME}.cpp)
  target_include_directories(calls_${NAME} PRIVATE ${contract_dir})
  target_link_libraries(calls_${NAME} PRIVATE convlings::protocol cnn::${ARG_LINKS}
    convlings::warnings)

  set(source ${PROJECT_SOURCE_DIR}/grader/checks/${NAME}.checks.cpp)
  if(EXISTS ${source})
    set(checks $<TARGET_FILE:checks_${NAME}>)
    add_executable(checks_${NAME} ${source})
    target_link_libraries(checks_${NAME} PRIVATE convlings_checks cnn::nn convlings::catch2
      convlings::catch2_main convlings_compiled_quickly convlings::warnings)
    target_precompile_headers(checks_${NAME} REUSE_FROM convlings_catch2_pch)
    if(CONVLINGS_STATIC)
      target_link_options(checks_${NAME} PRIVATE -static -s)
    endif()
  else()
    set(checks ${PROJECT_SOURCE_DIR}/grader/edition/checks/checks_${NAME})
    require_prebuilt_checker(${checks})
  endif()

  # What students do wrong: the lesson's functions with mistakes that can be switched on.
  set(misconceptions ${PROJECT_SOURCE_DIR}/grader/misconceptions/${NAME}.cpp)
  set(slips "")
  if(EXISTS ${misconceptions})
    add_executable(slips_${NAME} ${misconceptions})
    target_include_directories(slips_${NAME} PRIVATE ${contract_dir})
    target_link_libraries(slips_${NAME} PRIVATE calls_${NAME} convlings_serve
      convlings_misconceptions cnn::${ARG_LINKS} convlings_compiled_quickly convlings::warnings)
    set(slips "$<TARGET_FILE:slips_${NAME}>")
  endif()

  # Stub and solution are compiled in the project's own tests, and known to editors everywhere.
  foreach(tree lessons solutions)
    set(target ${tree}_${NAME})
    set(source ${PROJECT_SOURCE_DIR}/${tree}/${NAME}/${ARG_TOPIC}.cpp)
    if(NOT EXISTS ${source})
      continue()
    endif()
    add_library(${target} OBJECT ${source})
    target_include_directories(${target} PRIVATE ${contract_dir})
    target_link_libraries(${target} PRIVATE cnn::${ARG_LINKS} convlings::warnings
      $<$<STREQUAL:${tree},lessons>:convlings_stub_warnings>)
    if(NOT CONVLINGS_TESTS)
      set_target_properties(${target} PROPERTIES EXCLUDE_FROM_ALL ON)
    endif()
  endforeach()

  set(libraries "\"$<TARGET_FILE:cnn_core>\"")
  set(objects "\"$<JOIN:$<TARGET_OBJECTS:convlings_runner_main>;$<TARGET_OBJECTS:convlings_serve>;$<TARGET_OBJECTS:calls_${NAME}>,\", \">\"")
  if(ARG_LINKS STREQUAL nn)
    set(libraries "\"$<TARGET_FILE:cnn_nn>\", \"$<TARGET_FILE:cnn_core>\", \"$<TARGET_FILE:fmt::fmt>\"")
  endif()
  set_property(GLOBAL APPEND PROPERTY CONVLINGS_LESSONS "    \"${NAME}\": {
      \"compile\": [@COMPILE_${ARG_LINKS}@, \"-I${contract_dir}\"],
      \"objects\": [${objects}],
      \"libraries\": [\"$<TARGET_FILE:convlings_protocol>\", ${libraries}],
      \"checks\": \"${checks}\",
      \"slips\": \"${slips}\"
    }")
endfunction()

# A precompiled header of what a student's file includes, so that it compiles in 0.1 s.
function(add_student_header ROOM)
  set(dir ${PROJECT_BINARY_DIR}/student/${ROOM})
  set(source ${PROJECT_SOURCE_DIR}/grader/runner/student_${ROOM}.hpp)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/lib/cnn/*.hpp)
  add_custom_command(
    OUTPUT ${dir}/student.hpp.gch
    COMMAND ${CMAKE_COMMAND} -E make_directory ${dir}
    COMMAND ${CMAKE_COMMAND} -E copy ${source} ${dir}/student.hpp
    COMMAND ${CMAKE_CXX_COMPILER} ${STUDENT_FLAGS} -x c++-header ${dir}/student.hpp
            -o ${dir}/student.hpp.gch
    DEPENDS ${source} ${headers}
    COMMENT "Precompiling the headers of a student's file (${ROOM})"
    VERBATIM)
  add_custom_target(student_header_${ROOM} ALL DEPENDS ${dir}/student.hpp.gch)
endfunction()

# Writes <build>/student/toolchain.json: how the application compiles, links and checks one file.
function(write_toolchain)
  # A missing return stays a warning: g++ misses one after a switch over every enumerator, too.
  set(STUDENT_FLAGS -std=c++20 -Og -g1 -Wall -Wextra -Wshadow -Wno-unused-parameter
      -I${PROJECT_SOURCE_DIR}/lib ${CONVLINGS_SANITIZE_FLAGS})
  add_student_header(core)
  add_student_header(nn)
  set(plain_headers "")
  foreach(room core nn)
    set(header ${PROJECT_BINARY_DIR}/student/${room}/student.hpp)
    list(APPEND plain_headers
      "\"${header}\": \"${PROJECT_SOURCE_DIR}/grader/runner/student_${room}.hpp\"")
    set(flags ${STUDENT_FLAGS} -include ${header})
    list(JOIN flags "\", \"" flags)
    set(COMPILE_${room} "\"${flags}\"")
  endforeach()

  set(link -g1 ${CONVLINGS_SANITIZE_FLAGS})
  foreach(linker mold gold lld)  # the fastest that is here
    find_program(CONVLINGS_LD_${linker} NAMES ld.${linker} ${linker})
    if(CONVLINGS_LD_${linker})
      list(APPEND link -fuse-ld=${linker})
      break()
    endif()
  endforeach()
  list(JOIN link "\", \"" link)

  # Flags of the builds for a debugger and for the sanitizers; a precompiled header fits neither.
  # object-size is left out because AddressSanitizer knows the variable's name.
  set(debugging -O0 -g3)
  set(sanitizing -O1 -g -fsanitize=address,undefined,float-cast-overflow -fno-sanitize=object-size
      -fno-sanitize-recover=all -fno-omit-frame-pointer)
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    list(APPEND debugging -fstandalone-debug)
  endif()
  list(JOIN debugging "\", \"" debugging)
  list(JOIN sanitizing "\", \"" sanitizing)
  list(JOIN plain_headers ", " plain_headers)

  get_property(lessons GLOBAL PROPERTY CONVLINGS_LESSONS)
  list(JOIN lessons ",\n" lessons)
  string(CONFIGURE "${lessons}" lessons @ONLY)
  file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/student/toolchain.json CONTENT
"{
  \"compiler\": \"${CMAKE_CXX_COMPILER}\",
  \"link\": [\"${link}\"],
  \"debugging\": [\"${debugging}\"],
  \"sanitizing\": [\"${sanitizing}\"],
  \"plain_headers\": {${plain_headers}},
  \"runner_main\": \"$<TARGET_OBJECTS:convlings_runner_main>\",
  \"replay_main\": \"$<TARGET_OBJECTS:convlings_replay_main>\",
  \"lessons\": {
${lessons}
  }
}
")
endfunction()
