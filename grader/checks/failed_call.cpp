#include "checks/failed_call.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "protocol/call.hpp"

namespace convlings::checks {
namespace {

bool is_failure(Verdict verdict) {
  return verdict != Verdict::passed && verdict != Verdict::not_written &&
         verdict != Verdict::system_error;
}

}  // namespace

void keep_failed_call(const CurrentCheck& check, const std::string& exercise) {
  if (!is_failure(check.verdict()) || check.calls().empty()) return;
  const char* folder = std::getenv("CONVLINGS_CALLS");  // NOLINT(concurrency-mt-unsafe)
  if (folder == nullptr) return;
  const std::filesystem::path file = std::filesystem::path(folder) / (exercise + ".call");
  std::error_code error;
  if (std::filesystem::exists(file, error)) return;
  std::filesystem::create_directories(folder, error);
  const MadeCall& call = check.calls().back();
  const Bytes bytes = encode_call(call.function, call.arguments);
  std::ofstream out(file, std::ios::binary);
  out.write(reinterpret_cast<const char*>(bytes.data()),
            static_cast<std::streamsize>(bytes.size()));
}

}  // namespace convlings::checks
