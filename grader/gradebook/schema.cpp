#include "gradebook/schema.hpp"

#include <fmt/format.h>

#include "catalogue/errors.hpp"
#include "catalogue/utf8.hpp"

namespace convlings {
namespace {

// SQLite keeps the comments: `.schema` tells them to whoever asks. README.md says the same.
constexpr const char* tables = R"sql(
CREATE TABLE outcomes (          -- what building and checking one file brought; the grader's memory
  key TEXT PRIMARY KEY NOT NULL, -- names file, checks, toolchain and seed
  student TEXT NOT NULL,         -- for whom it was made; others with the same key share it
  lesson TEXT NOT NULL,          -- '04-channels'
  build TEXT NOT NULL,           -- passed, does_not_build, compile_limit
  made_at TEXT NOT NULL,         -- UTC, '2026-11-22T14:05:09.123Z'
  outcome TEXT NOT NULL          -- everything, as JSON
);
CREATE TABLE graded (            -- where every student's lesson stands
  student TEXT NOT NULL,
  lesson TEXT NOT NULL,
  key TEXT NOT NULL,             -- of outcomes; '' where nothing was built
  state TEXT NOT NULL,           -- missing, untouched, graded, rejected, undecided
  reason TEXT NOT NULL,          -- of rejected and undecided
  made_at TEXT NOT NULL,
  PRIMARY KEY (student, lesson)
) WITHOUT ROWID;
CREATE TABLE runs (              -- one row each time that the tables below were written
  start TEXT NOT NULL,           -- UTC
  "end" TEXT NOT NULL,           -- UTC
  version TEXT NOT NULL,         -- of convlings
  isolation TEXT NOT NULL,       -- the weakest that was used
  title TEXT NOT NULL,           -- of the class
  graded_now INTEGER NOT NULL,   -- lessons built in that run
  remembered INTEGER NOT NULL    -- lessons whose outcome was known
);

-- The rest is written anew at the end of every run, for your own questions.
CREATE TABLE students (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  section TEXT NOT NULL,
  canvas_id TEXT NOT NULL,
  problem TEXT NOT NULL,         -- why nothing could be taken from the submission; else ''
  total REAL NOT NULL,           -- marks of all lessons
  max INTEGER NOT NULL,          -- what could be had, without bonus
  provisional INTEGER NOT NULL   -- 1: something is undecided, or not yet marked by a person
) WITHOUT ROWID;
CREATE TABLE lessons (
  id TEXT PRIMARY KEY NOT NULL,  -- '04-channels'
  number TEXT NOT NULL,          -- '04'
  title TEXT NOT NULL,
  place INTEGER NOT NULL         -- 1, 2, ... in the order of the class
) WITHOUT ROWID;
CREATE TABLE marks (             -- one row for each student and lesson
  student TEXT NOT NULL REFERENCES students (id),
  lesson TEXT NOT NULL REFERENCES lessons (id),
  state TEXT NOT NULL,           -- as in graded
  reason TEXT NOT NULL,
  build TEXT NOT NULL,           -- passed, does_not_build, compile_limit; '' where nothing was built
  exercises REAL NOT NULL,       -- from checks, by the policy
  predictions REAL NOT NULL,
  written REAL,                  -- NULL while a question is unmarked, or there is none
  bonus REAL NOT NULL,
  late_penalty REAL NOT NULL,    -- taken off already
  total REAL NOT NULL,
  max_automatic INTEGER NOT NULL,
  max_written INTEGER NOT NULL,
  days_late REAL NOT NULL,
  remark TEXT NOT NULL,
  isolation TEXT NOT NULL,       -- limits, filtered, sandboxed, contained; '' where nothing was built
  other_uid INTEGER NOT NULL,    -- 1: ran as another user than the grader
  PRIMARY KEY (student, lesson)
) WITHOUT ROWID;
CREATE TABLE exercises (         -- one row for each student and function
  student TEXT NOT NULL,
  lesson TEXT NOT NULL,
  exercise TEXT NOT NULL,        -- the function
  points REAL NOT NULL,          -- by the policy; they add up to marks.exercises
  max INTEGER NOT NULL,
  passed INTEGER NOT NULL,       -- checks that passed
  checks INTEGER NOT NULL,       -- of so many
  diagnosis TEXT NOT NULL,       -- ids of what probably went wrong, 'a' or 'a, b'; else ''
  PRIMARY KEY (student, lesson, exercise),
  FOREIGN KEY (student, lesson) REFERENCES marks (student, lesson)
) WITHOUT ROWID;
CREATE TABLE checks (            -- one row for each student and check
  student TEXT NOT NULL,
  lesson TEXT NOT NULL,
  exercise TEXT NOT NULL,
  place INTEGER NOT NULL,        -- 1, 2, ... within the exercise
  name TEXT NOT NULL,
  verdict TEXT NOT NULL,         -- passed, wrong, not_written, threw, crashed, timed_out, ...
  message TEXT NOT NULL,         -- as the student reads it
  problem TEXT NOT NULL,         -- of a wrong answer: its one sentence; else ''
  seconds REAL NOT NULL,
  PRIMARY KEY (student, lesson, exercise, place),
  FOREIGN KEY (student, lesson, exercise) REFERENCES exercises (student, lesson, exercise)
) WITHOUT ROWID;
CREATE TABLE written (           -- one row for each student and written question
  student TEXT NOT NULL,
  lesson TEXT NOT NULL,
  question TEXT NOT NULL,        -- its name in lesson.toml
  max INTEGER NOT NULL,
  answered INTEGER NOT NULL,     -- 1: there is an answer
  PRIMARY KEY (student, lesson, question),
  FOREIGN KEY (student, lesson) REFERENCES marks (student, lesson)
) WITHOUT ROWID;
)sql";

bool is_empty(Database& database) {
  return database.number("PRAGMA application_id") == 0 &&
         database.number("PRAGMA user_version") == 0 &&
         database.number("SELECT count(*) FROM sqlite_master") == 0;
}

}  // namespace

void check_is_gradebook(Database& database) {
  if (is_empty(database)) return;
  const std::string file = printable(database.file().string());
  if (database.number("PRAGMA application_id") != gradebook_application_id) {
    throw InputError(fmt::format(
        "{}: this is a database of another program, no gradebook, and is left as it is. Give "
        "another name, or move it away.",
        file));
  }
  const std::int64_t version = database.number("PRAGMA user_version");
  if (version == gradebook_version) return;
  throw InputError(
      fmt::format("{}: this gradebook is of version {}; this convlings writes version "
                  "{}. It is left as it is. Use the convlings that made it.",
                  file, version, gradebook_version));
}

void make_tables(Database& database) {
  if (!is_empty(database)) return;  // without waiting for those who write
  Transaction transaction(database);
  if (!is_empty(database)) return;  // somebody else was faster
  database.run(tables);
  database.run(fmt::format("PRAGMA application_id = {}", gradebook_application_id));
  database.run(fmt::format("PRAGMA user_version = {}", gradebook_version));
  transaction.commit();
}

}  // namespace convlings
