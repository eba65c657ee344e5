#include "synthetic/synthetic_people.hpp"

#include <fmt/format.h>

#include <array>
#include <fstream>

#include "catalogue/errors.hpp"

namespace convlings {
namespace {

const std::array<std::string, 16> names = {"Ada Lovelace",
                                           "O'Brien, Conan",
                                           "Ann \"Nan\" Lee",
                                           "=cmd|'/C calc'!A0",
                                           "<script>alert(1)</script>",
                                           "Jürgen Müller, jun.",
                                           "+49 Bob",
                                           "@SUM(A1:A9)",
                                           "李雷",
                                           "Zoë & Chloë <zoe@example.org>",
                                           "-1+1 Eve",
                                           "Tab\tby, \x1b[31mRed",
                                           "Bobby'); DROP TABLE students;--",
                                           "\u202Edrawkcab",
                                           "Line\nBreak",
                                           std::string(300, 'W')};

std::string quoted(const std::string& field) {
  std::string text = "\"";
  for (const char c : field) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + "\"";
}

}  // namespace

std::vector<SyntheticPerson> synthetic_people(int count) {
  std::vector<SyntheticPerson> people;
  people.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    SyntheticPerson person;
    person.id = fmt::format("s{:03}", i + 1);
    person.name = names.at(static_cast<std::size_t>(i) % names.size());
    if (i >= static_cast<int>(names.size())) person.name += fmt::format(" {}", i + 1);
    person.email = person.id + "@example.org";
    person.section = i % 2 == 0 ? "Monday, 10 am" : "=Tuesday";
    people.push_back(std::move(person));
  }
  return people;
}

void write_roster(const std::filesystem::path& file, const std::vector<SyntheticPerson>& people) {
  std::ofstream out(file, std::ios::binary);
  out << "id,name,email,section\r\n";
  for (const SyntheticPerson& one : people) {
    out << quoted(one.id) << ',' << quoted(one.name) << ',' << quoted(one.email) << ','
        << quoted(one.section) << "\r\n";
  }
  if (!out.flush()) throw InputError(file.string() + " cannot be written.");
}

}  // namespace convlings
