#include "sandbox/warden_settings.hpp"

#include <stdexcept>
#include <string_view>

namespace convlings {

std::vector<std::string> to_words(const WardenSettings& settings) {
  return {"box=" + settings.box,
          "filter=" + std::to_string(settings.filter ? 1 : 0),
          "uid=" + std::to_string(settings.program_uid),
          "processes=" + std::to_string(settings.processes),
          "groups=" + std::to_string(settings.groups),
          "oom=" + std::to_string(settings.counts_oom ? 1 : 0)};
}

WardenSettings parse_warden_settings(const std::vector<std::string>& words) {
  WardenSettings settings;
  for (const std::string& word : words) {
    const std::size_t sign = word.find('=');
    const std::string_view name = std::string_view(word).substr(0, sign);
    if (sign == std::string::npos) throw std::invalid_argument("warden: what is " + word + "?");
    if (name == "box") {
      settings.box = word.substr(sign + 1);
      continue;
    }
    const int number = std::stoi(word.substr(sign + 1));
    if (name == "filter") settings.filter = number != 0;
    if (name == "uid") settings.program_uid = static_cast<uid_t>(number);
    if (name == "processes") settings.processes = number;
    if (name == "groups") settings.groups = number;
    if (name == "oom") settings.counts_oom = number != 0;
  }
  return settings;
}

}  // namespace convlings
