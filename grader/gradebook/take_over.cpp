#include "gradebook/take_over.hpp"

#include <fmt/format.h>

#include <system_error>

#include "catalogue/errors.hpp"
#include "catalogue/utf8.hpp"
#include "gradebook/grader_lock.hpp"
#include "gradebook/schema.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

constexpr double shard_patience = 2;  // seconds; what is longer at it is at work

constexpr const char* count_new_sql =
    "SELECT count(*) FROM shard.outcomes AS theirs WHERE NOT EXISTS "
    "(SELECT 1 FROM main.outcomes AS ours WHERE ours.key = theirs.key)";

// "WHERE true": without it SQLite would take ON for a join's.
constexpr const char* take_over_sql = R"sql(
INSERT INTO main.outcomes (key, student, lesson, build, made_at, outcome)
  SELECT key, student, lesson, build, made_at, outcome FROM shard.outcomes WHERE true
  ON CONFLICT (key) DO UPDATE SET student = excluded.student, lesson = excluded.lesson,
    build = excluded.build, made_at = excluded.made_at, outcome = excluded.outcome
  WHERE (excluded.made_at, excluded.outcome, excluded.student, excluded.lesson)
      > (outcomes.made_at, outcomes.outcome, outcomes.student, outcomes.lesson);
INSERT INTO main.graded (student, lesson, key, state, reason, made_at)
  SELECT student, lesson, key, state, reason, made_at FROM shard.graded WHERE true
  ON CONFLICT (student, lesson) DO UPDATE SET key = excluded.key, state = excluded.state,
    reason = excluded.reason, made_at = excluded.made_at
  WHERE (excluded.made_at, excluded.key, excluded.state, excluded.reason)
      > (graded.made_at, graded.key, graded.state, graded.reason);
)sql";

[[noreturn]] void refuse_shard(const fs::path& file, const std::string& why) {
  throw InputError(fmt::format("{}: {}", printable(file.string()), why));
}

/// The other file under the name `shard`, for as long as this lives.
class Attached {
 public:
  Attached(Database& database, const fs::path& file) : database_(database) {
    Statement(database_, "ATTACH ? AS shard").with(fs::absolute(file).string()).run();
  }
  ~Attached() {
    try {
      database_.run("DETACH shard");
    } catch (const InputError&) {  // it goes with the connection
    }
  }
  Attached(const Attached&) = delete;
  Attached& operator=(const Attached&) = delete;

 private:
  Database& database_;
};

}  // namespace

void check_can_be_taken_over(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file, error)) refuse_shard(file, "there is no such gradebook.");
  if (!fs::is_regular_file(file, error)) refuse_shard(file, "is no file, and so no gradebook.");
  if (const std::string who = who_grades(file); !who.empty()) {
    refuse_shard(file, who + " still grades into it. Wait for its end, then merge again.");
  }
  Database shard(file, WhenMissing::refuse, shard_patience);
  shard.run("PRAGMA trusted_schema = OFF");
  check_is_gradebook(shard);
  if (shard.number("SELECT count(*) FROM sqlite_master WHERE name IN ('outcomes', 'graded')") < 2) {
    refuse_shard(file, "holds no gradebook yet. Grade into it first.");
  }
  if (!shard.read_only()) Transaction nobody_else_writes(shard);
  if (const std::string found = shard.text("PRAGMA quick_check(1)"); found != "ok") {
    refuse_shard(file, fmt::format("is damaged ({}). Grade that part again.", printable(found)));
  }
}

int take_over(Database& into, const fs::path& file) {
  std::error_code error;
  if (fs::equivalent(into.file(), file, error)) return 0;
  check_can_be_taken_over(file);
  const Attached attached(into, file);
  Transaction transaction(into);
  const auto fresh = static_cast<int>(into.number(count_new_sql));
  into.run(take_over_sql);
  transaction.commit();
  return fresh;
}

}  // namespace convlings
