// Which files of the course students get as they are.
#pragma once

#include <filesystem>
#include <vector>

#include "catalogue/course.hpp"
#include "catalogue/lesson.hpp"

namespace convlings {

/// The files, relative to the course's folder, in order. What is not named in edition_files.cpp
/// stays at home, and so does a file of a kind that the course does not consist of, such as a key,
/// an archive or a gradebook that somebody has put there. Call tables and checks are those of
/// `lessons`; no checks are among the files when they are not `with_checks`. A lesson's stub and
/// answers.toml are never among them. Throws InputError when one of the places is missing or is a
/// link.
std::vector<std::filesystem::path> edition_files(const Course& course,
                                                 const std::vector<Lesson>& lessons,
                                                 bool with_checks);

}  // namespace convlings
