// What a person has to mend before we can go on.
#pragma once

#include <stdexcept>

namespace convlings {

/// Bad usage or a bad file: one clear line, and exit status 2. The text says who complains, the
/// rule, what was received, and what to do.
class InputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace convlings
