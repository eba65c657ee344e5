#include "grading/late.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <optional>
#include <vector>

#include "catalogue/errors.hpp"

namespace convlings {
namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

[[noreturn]] void refuse(std::string_view text) {
  throw InputError(fmt::format(
      "must be a date and a time such as \"2026-11-30 23:59\", if need be with an offset such as "
      "\"+01:00\". Received \"{}\".",
      text));
}

/// Takes a text apart from its front.
struct Rest {
  std::string_view text;

  bool take(char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
  }

  std::optional<int> number(std::size_t digits) {
    if (text.size() < digits) return std::nullopt;
    int value = 0;
    for (const char c : text.substr(0, digits)) {
      if (c < '0' || c > '9') return std::nullopt;
      value = 10 * value + (c - '0');
    }
    text.remove_prefix(digits);
    return value;
  }
};

/// A date and time as they stand there.
struct Stamp {
  std::tm clock{};
  bool has_seconds = false;
  std::optional<int> offset;  ///< minutes east of Greenwich
};

std::optional<int> offset_minutes(Rest& rest) {
  if (rest.take('Z') || rest.take('z')) return 0;
  const bool west = rest.take('-');
  if (!west && !rest.take('+')) return std::nullopt;
  const std::optional<int> hours = rest.number(2);
  rest.take(':');
  const int minutes = rest.text.empty() ? 0 : rest.number(2).value_or(99);
  if (!hours || *hours > 14 || minutes > 59) return std::nullopt;
  return (west ? -1 : 1) * (*hours * 60 + minutes);
}

std::optional<Stamp> parse(std::string_view text) {
  Rest rest{text};
  Stamp stamp;
  const std::optional<int> year = rest.number(4);
  const bool dash = rest.take('-');
  const std::optional<int> month = rest.number(2);
  const bool second_dash = rest.take('-');
  const std::optional<int> day = rest.number(2);
  const bool gap = rest.take('T') || rest.take(' ');
  const std::optional<int> hour = rest.number(2);
  const bool colon = rest.take(':');
  const std::optional<int> minute = rest.number(2);
  if (!year || !dash || !month || !second_dash || !day || !gap || !hour || !colon || !minute) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date(std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day)));
  int second = 0;
  if (rest.take(':')) {
    second = rest.number(2).value_or(60);
    stamp.has_seconds = true;
    if (rest.take('.')) {
      if (!rest.number(1)) return std::nullopt;
      while (rest.number(1)) continue;
    }
  }
  if (!date.ok() || *year < 1971 || *hour > 23 || *minute > 59 || second > 59) return std::nullopt;
  while (rest.take(' ')) continue;
  if (!rest.text.empty()) {
    stamp.offset = offset_minutes(rest);
    if (!stamp.offset || !rest.text.empty()) return std::nullopt;
  }
  stamp.clock.tm_year = *year - 1900;
  stamp.clock.tm_mon = *month - 1;
  stamp.clock.tm_mday = *day;
  stamp.clock.tm_hour = *hour;
  stamp.clock.tm_min = *minute;
  stamp.clock.tm_sec = second;
  return stamp;
}

/// The moments when local clocks show this: none when they skip it, two when they go back.
std::vector<std::time_t> local_moments(const std::tm& clock) {
  std::vector<std::time_t> moments;
  for (const int summer : {1, 0}) {
    std::tm tried = clock;
    tried.tm_isdst = summer;
    const std::time_t moment = std::mktime(&tried);  // moves the clock where the guess is wrong
    const bool same = tried.tm_mday == clock.tm_mday && tried.tm_hour == clock.tm_hour &&
                      tried.tm_min == clock.tm_min;
    if (same && moment != -1) moments.push_back(moment);
  }
  return moments;
}

sys_seconds at(std::time_t moment) { return sys_seconds(seconds(moment)); }

/// The same local time, `days` days on.
sys_seconds days_after(sys_seconds from, int days) {
  if (days == 0) return from;
  const std::time_t start = from.time_since_epoch().count();
  std::tm clock{};
  localtime_r(&start, &clock);
  clock.tm_mday += days;
  clock.tm_isdst = -1;
  return at(std::mktime(&clock));
}

}  // namespace

sys_seconds read_time(std::string_view text, Moment moment) {
  std::optional<Stamp> stamp = parse(text);
  if (!stamp) refuse(text);
  if (moment == Moment::last && !stamp->has_seconds) stamp->clock.tm_sec = 59;
  if (stamp->offset) {
    return at(timegm(&stamp->clock)) - std::chrono::minutes(*stamp->offset);
  }
  const std::vector<std::time_t> moments = local_moments(stamp->clock);
  if (moments.empty()) {
    throw InputError(fmt::format(
        "must be a time that the clocks show: they go forward over it on that day. Received "
        "\"{}\". Is it of another time zone? Then add its offset, such as \"+01:00\".",
        text));
  }
  return at(moment == Moment::last ? *std::max_element(moments.begin(), moments.end())
                                   : *std::min_element(moments.begin(), moments.end()));
}

Lateness lateness(sys_seconds due, sys_seconds handed_in, const LateRule& rule) {
  Lateness late;
  const sys_seconds from = due + seconds(std::llround(rule.grace_minutes * 60));
  if (handed_in <= from) return late;
  late.days = std::max(1, static_cast<int>((handed_in - from) / std::chrono::hours(24)) - 1);
  while (handed_in > days_after(from, late.days)) ++late.days;
  late.percent = std::min(rule.most_percent, rule.percent_per_day * late.days);
  if (rule.closed_after_days) {
    const int whole = static_cast<int>(*rule.closed_after_days);
    const double part = *rule.closed_after_days - whole;
    late.closed = handed_in > days_after(from, whole) + seconds(std::llround(part * 86400));
  }
  return late;
}

}  // namespace convlings
