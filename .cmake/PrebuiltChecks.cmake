# require_prebuilt_checker(<program>)
#
# The student's edition may have a lesson's checker as a program, in grader/edition/checks. One that
# does not run here would make every answer look like a fault of the grader: so it is tried.
function(require_prebuilt_checker CHECKER)
  get_filename_component(folder ${CHECKER} DIRECTORY)
  get_filename_component(name ${CHECKER} NAME)
  if(NOT EXISTS ${CHECKER})
    message(FATAL_ERROR " convlings: grader/edition/checks/${name} is missing.\n"
      " Take this copy of the course anew; your own files are those in lessons.")
  endif()
  # Some archives forget which files are programs. Where chmod may not, the next command says so.
  execute_process(COMMAND chmod +x ${CHECKER} OUTPUT_QUIET ERROR_QUIET)
  execute_process(COMMAND ${CHECKER} --list-test-names-only
    RESULT_VARIABLE outcome OUTPUT_VARIABLE checks ERROR_QUIET)
  if(checks)  # their names
    return()
  endif()
  set(machine "an unknown machine\n")
  if(EXISTS ${folder}/machine.txt)
    file(READ ${folder}/machine.txt machine)
  endif()
  message(FATAL_ERROR " convlings: grader/edition/checks/${name} does not run here (${outcome}).\n"
    " It is a program for ${machine}"
    " This machine is ${CMAKE_HOST_SYSTEM_NAME}, ${CMAKE_HOST_SYSTEM_PROCESSOR}.\n"
    " If the two are the same, the file is damaged: take this copy of the course anew.\n"
    " If not, ask for the edition with the checks' source.\n"
    " Your own files are those in lessons.")
endfunction()
