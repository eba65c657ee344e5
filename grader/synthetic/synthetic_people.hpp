// People whose names are not what a program would like them to be.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace convlings {

struct SyntheticPerson {
  std::string id;    ///< "s017"
  std::string name;  ///< UTF-8: commas, quotes, formulas, HTML, line ends
  std::string email;
  std::string section;
};

std::vector<SyntheticPerson> synthetic_people(int count);

/// roster.csv, every field quoted; bytes as they are.
void write_roster(const std::filesystem::path& file, const std::vector<SyntheticPerson>& people);

}  // namespace convlings
