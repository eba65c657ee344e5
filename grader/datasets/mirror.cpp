#include "datasets/mirror.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "catalogue/errors.hpp"

namespace convlings {

std::vector<std::string> mirrored(const std::vector<std::string>& addresses,
                                  const std::string& mirror) {
  if (mirror.empty()) return addresses;
  const std::size_t scheme = mirror.find("://");
  const bool usable = (mirror.starts_with("http://") || mirror.starts_with("https://")) &&
                      mirror.find_first_not_of('/', scheme + 3) == scheme + 3;
  if (!usable) {
    throw InputError(fmt::format(
        "CONVLINGS_MIRROR: the address of a server is wanted. Received \"{}\". Write it as "
        "https://mirror.example or http://mirror.example/folder.",
        mirror));
  }
  const std::string base = mirror.substr(0, mirror.find_last_not_of('/') + 1);
  std::vector<std::string> changed;
  for (const std::string& address : addresses) {
    const std::size_t path = address.find('/', address.find("://") + 3);
    const std::string there = path == std::string::npos ? base : base + address.substr(path);
    if (std::find(changed.begin(), changed.end(), there) == changed.end()) changed.push_back(there);
  }
  return changed;
}

std::string mirror_of_environment() {
  const char* const value = std::getenv("CONVLINGS_MIRROR");
  return value == nullptr ? "" : value;
}

}  // namespace convlings
