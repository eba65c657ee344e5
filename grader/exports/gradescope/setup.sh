#!/usr/bin/env bash
# Gradescope runs this once, as root, when it makes the image: packages, then a build.
set -eu
root=${CONVLINGS_AUTOGRADER:-/autograder}
course=$root/source/course
export DEBIAN_FRONTEND=noninteractive CI=true

if ! apt-cache show libtomlplusplus-dev >/dev/null 2>&1; then
  apt-get update -q
fi
if ! apt-cache show libtomlplusplus-dev >/dev/null 2>&1; then
  echo 'convlings: this image is too old. Under Configure Autograder choose Ubuntu 24.04 or newer.' >&2
  exit 1
fi

"$course/convlings" --yes --version

# A student's program may run without walls on a platform that offers none, though as another user:
# what holds right answers is nobody else's to read.
chmod -R go= "$course/solutions" "$course/grader/checks" "$course/grader/misconceptions"

# One key for as long as this image lives: grading somebody again asks the same questions.
key=$root/source/course.key
if [ ! -e "$key" ]; then
  head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n' >"$key"
  echo >>"$key"
fi
chmod 600 "$key"
