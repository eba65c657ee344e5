#include "grading/late.hpp"

#include <catch2_either.hpp>

#include <string>

#include "berlin_time.hpp"
#include "catalogue/errors.hpp"

using namespace convlings;

namespace {

std::int64_t first(const std::string& text) {
  return read_time(text, Moment::first).time_since_epoch().count();
}

std::int64_t last(const std::string& text) {
  return read_time(text, Moment::last).time_since_epoch().count();
}

int days_late(const std::string& due, const std::string& handed_in, const LateRule& rule = {}) {
  return lateness(read_time(due, Moment::last), read_time(handed_in, Moment::first), rule).days;
}

}  // namespace

// The numbers come from Python: datetime(2026, 11, 30, 23, 59, tzinfo=ZoneInfo("Europe/Berlin"),
// fold=…).timestamp().
TEST_CASE("late: local times are those of the zone, summer and winter") {
  const BerlinTime berlin;
  CHECK(first("2026-11-30 23:59") == 1796079540);
  CHECK(last("2026-11-30 23:59") == 1796079599);  // the whole minute
  CHECK(last("2026-11-30 23:59:00") == 1796079540);
  CHECK(first("2026-11-30T23:59:12.25") == 1796079552);
  CHECK(first("2026-07-01 12:00") == 1782900000);
  CHECK(first("2024-02-29 01:00") == 1709164800);
}

TEST_CASE("late: an offset counts more than the zone") {
  const BerlinTime berlin;
  CHECK(first("2026-11-30T22:59:00Z") == 1796079540);
  CHECK(first("2026-11-30 23:59 +01:00") == 1796079540);
  CHECK(first("2026-11-30 23:59:00+0100") == 1796079540);
  CHECK(first("2026-12-01 04:29 +05:30") == 1796079540);
  CHECK(first("2026-11-30 23:59:12 -0800") == 1796111952);
  CHECK(first("2026-11-30T23:59:12.000-08") == 1796111952);
}

TEST_CASE("late: an hour that comes twice is read in the student's favour") {
  const BerlinTime berlin;
  CHECK(first("2026-10-25 02:30") == 1792888200);
  CHECK(last("2026-10-25 02:30") == 1792891859);
}

TEST_CASE("late: what is no time is refused") {
  const BerlinTime berlin;
  for (const std::string text : {"",
                                 "tomorrow",
                                 "2026-11-30",
                                 "30.11.2026 23:59",
                                 "2026-11-31 12:00",
                                 "2026-02-29 12:00",
                                 "2026-13-01 12:00",
                                 "2026-11-30 24:00",
                                 "2026-11-30 23:60",
                                 "2026-11-30 23:59:60",
                                 "2026-11-30 23:59 CET",
                                 "2026-11-30 23:59 +1",
                                 "2026-11-30 23:59 +01:99",
                                 "2026-11-30 23:59 +15:00",
                                 "2026-11-30 23:59:",
                                 "2026-11-30 23:59:12.",
                                 "2026-11-30  12:00",
                                 "1926-11-30 23:59",
                                 "2026-11-30 23:59Zulu",
                                 "-026-11-30 12:00"}) {
    CAPTURE(text);
    CHECK_THROWS_WITH(first(text),
                      "must be a date and a time such as \"2026-11-30 23:59\", if need be with an "
                      "offset such as \"+01:00\". Received \"" +
                          text + "\".");
  }
  CHECK_THROWS_WITH(first("2026-03-29 02:30"),
                    "must be a time that the clocks show: they go forward over it on that day. "
                    "Received \"2026-03-29 02:30\". Is it of another time zone? Then add its "
                    "offset, such as \"+01:00\".");
}

TEST_CASE("late: a day lasts until the same time of the next, also when the clocks change") {
  const BerlinTime berlin;
  CHECK(days_late("2026-11-30 23:59", "2026-11-30 23:59:59") == 0);
  CHECK(days_late("2026-11-30 23:59", "2026-12-01 00:00") == 1);
  CHECK(days_late("2026-11-30 23:59", "2026-12-01 23:59:59") == 1);
  CHECK(days_late("2026-11-30 23:59", "2026-12-02 00:00") == 2);
  CHECK(days_late("2026-11-30 23:59", "2027-11-30 23:59") == 365);
  CHECK(days_late("2026-10-24 23:59", "2026-10-25 23:59") == 1);  // 25 hours
  CHECK(days_late("2026-10-24 23:59", "2026-10-26 00:00") == 2);
  CHECK(days_late("2026-03-28 23:59", "2026-03-29 23:59") == 1);  // 23 hours
  CHECK(days_late("2026-03-28 23:59", "2026-03-30 00:00") == 2);
  CHECK(days_late("2026-10-25 02:30", "2026-10-25 02:45") == 0);  // the first of the two
  CHECK(days_late("2026-10-25 02:30", "2026-10-25 02:45 +01:00") == 1);
}

TEST_CASE("late: grace, a daily percentage with a limit, and the end") {
  const BerlinTime berlin;
  LateRule rule;
  rule.grace_minutes = 15;
  rule.percent_per_day = 12.5;
  rule.most_percent = 30;
  rule.closed_after_days = 3;
  const auto late = [&](const std::string& handed_in) {
    return lateness(read_time("2026-10-24 12:00:00", Moment::last),
                    read_time(handed_in, Moment::first), rule);
  };
  CHECK(late("2026-10-24 12:15").days == 0);
  CHECK(late("2026-10-24 12:15").percent == 0);
  CHECK(late("2026-10-24 12:15:01").days == 1);
  CHECK(late("2026-10-24 12:15:01").percent == 12.5);
  CHECK(late("2026-10-25 12:15").percent == 12.5);
  CHECK(late("2026-10-25 12:15:01").percent == 25);
  CHECK(late("2026-10-27 12:15").percent == 30);
  CHECK_FALSE(late("2026-10-27 12:15").closed);
  CHECK(late("2026-10-27 12:15:01").closed);
  rule.closed_after_days = 0.5;
  CHECK_FALSE(late("2026-10-25 00:15").closed);
  CHECK(late("2026-10-25 00:15:01").closed);
  rule = {};
  rule.closed_after_days = 0;
  const auto within_the_hour_that_comes_twice =
      lateness(read_time("2026-10-25 02:30 +02:00", Moment::last),
               read_time("2026-10-25 02:31 +02:00", Moment::first), rule);
  CHECK(within_the_hour_that_comes_twice.closed);
  CHECK(within_the_hour_that_comes_twice.days == 1);
}
