// Clocks of one place for a test, wherever it runs.
#pragma once

#include <cstdlib>
#include <ctime>
#include <string>

/// While it lives, local time is Berlin's, by its rule: no time zone files are needed.
struct BerlinTime {
  BerlinTime() { set("CET-1CEST,M3.5.0,M10.5.0/3"); }
  ~BerlinTime() {
    if (had_one_) {
      set(before_.c_str());
    } else {
      unsetenv("TZ");
      tzset();
    }
  }
  BerlinTime(const BerlinTime&) = delete;
  BerlinTime& operator=(const BerlinTime&) = delete;

 private:
  static void set(const char* zone) {
    setenv("TZ", zone, 1);
    tzset();
  }

  const char* found_ = std::getenv("TZ");
  const bool had_one_ = found_ != nullptr;
  const std::string before_ = had_one_ ? found_ : "";
};
