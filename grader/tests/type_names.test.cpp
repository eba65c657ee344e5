// Two types of one name in one namespace: the linker takes the destructor of either for both, and
// says nothing. No compiler sees it, as no file includes both.
#include <catch2_either.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace fs = std::filesystem;

namespace {

/// "struct Name {", "class Name : public Other {" at the left margin; else nothing.
std::string type_defined_in(const std::string& line) {
  std::istringstream words(line);
  std::string word;
  std::string name;
  words >> word;
  if (word == "enum") words >> word;
  if (word != "struct" && word != "class") return "";
  words >> name;
  return name;
}

/// Types by "namespace::Name", with the header that defines each.
void read_types(const fs::path& header, std::map<std::string, std::string>& types) {
  std::ifstream in(header);
  std::string line;
  std::string space;
  while (std::getline(in, line)) {
    const bool opens = !line.empty() && line.front() != ' ' && line.back() == '{';
    if (!opens) continue;
    if (line.starts_with("namespace ")) space = line.substr(10, line.find(" {") - 10);
    const std::string name = type_defined_in(line);
    if (name.empty()) continue;
    const auto [known, is_new] = types.emplace(space + "::" + name, header.string());
    INFO(known->first << " in " << known->second << " and in " << header.string());
    CHECK(is_new);
  }
}

}  // namespace

TEST_CASE("type names: no two types of a namespace share one") {
  std::map<std::string, std::string> types;
  for (const char* room : {"grader", "lib/cnn"}) {
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(CONVLINGS_SOURCE_DIR) / room)) {
      const fs::path& file = entry.path();
      if (file.extension() == ".hpp" && file.parent_path().filename() != "tests") {
        read_types(file, types);
      }
    }
  }
  CHECK(types.size() > 200);
}
