#!/bin/sh
# Records what compilers say about the wrong files of this folder, as the application compiles them:
#   grader/tests/recorded/compile/record.sh [NAME.cpp ...]
# The flags are those of STUDENT_FLAGS in .cmake/Lesson.cmake. A file's first line names its lesson,
# and the note that is to be told about its first message.
cd "$(dirname "$0")" || exit 2
root=$(cd ../../../.. && pwd)
home=/home/ada/course
for file in ${*:-*.cpp}; do
  lesson=$(sed -n '1s|^// \([0-9a-z-]*\).*|\1|p' "$file")
  folder=$root/lessons/$lesson
  for compiler in g++ clang++; do
    LC_ALL=C $compiler -std=c++20 -O1 -g1 -Wall -Wextra -Wshadow -Wno-unused-parameter \
      -I"$root/lib" -include "$root/grader/runner/student_core.hpp" \
      -I"$folder" -iquote "$folder" -fdiagnostics-color=never -fmax-errors=20 \
      -x c++ -c "$PWD/$file" -o /dev/null 2>&1 |
      sed -e "s|$PWD/$file|$home/lessons/$lesson/$file|g" -e "s|$root|$home|g" \
        >"${file%.cpp}.$compiler.txt"
  done
done
