#include "checks/showing.hpp"

#include <cstdlib>

#include "checks/current_check.hpp"
#include "cnn/core/image_file.hpp"

namespace convlings::checks {

namespace fs = std::filesystem;

void remark(const std::string& line) { current_check().add_remark(line); }

void draw(const std::string& name, const cnn::Tensor& picture) {
  const char* folder = std::getenv("CONVLINGS_PICTURES");  // NOLINT(concurrency-mt-unsafe)
  if (folder == nullptr || *folder == '\0') return;
  std::error_code ignored;  // write_png says it better
  fs::create_directories(folder, ignored);
  cnn::write_png(fs::path(folder) / name, picture);
  current_check().add_picture(name);
}

fs::path shipped(const std::string& folder) {
  const char* named = std::getenv("CONVLINGS_DATASETS");  // NOLINT(concurrency-mt-unsafe)
  const bool here = named == nullptr || *named == '\0';
  return (here ? fs::path(CONVLINGS_SOURCE_DIR) / "datasets" : fs::path(named)) / folder;
}

}  // namespace convlings::checks
