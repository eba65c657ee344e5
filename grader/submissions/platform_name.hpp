// Names under which learning platforms give out what students handed in.
#pragma once

#include <string>
#include <string_view>

namespace convlings {

/// "lovelaceada_LATE_12345_67890_convolution.cpp", as Canvas has it, or
/// "Ada Lovelace_12345_assignsubmission_file_convolution.cpp" of Moodle, taken apart.
struct PlatformName {
  enum class Platform { none, canvas, moodle };

  Platform platform = Platform::none;
  std::string person;  ///< "lovelaceada", "Ada Lovelace"
  std::string number;  ///< the platform's own for that person: "12345"
  std::string rest;    ///< the student's file; empty for a folder of Moodle's
};

PlatformName read_platform_name(std::string_view name);

}  // namespace convlings
