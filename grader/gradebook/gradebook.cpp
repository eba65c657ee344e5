#include "gradebook/gradebook.hpp"

#include <fmt/format.h>

#include <chrono>
#include <stdexcept>
#include <thread>

#include "catalogue/errors.hpp"
#include "catalogue/utf8.hpp"
#include "gradebook/class_tables.hpp"
#include "gradebook/database.hpp"
#include "gradebook/file_system.hpp"
#include "gradebook/schema.hpp"
#include "gradebook/take_over.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

constexpr const char* find_sql = "SELECT outcome FROM outcomes WHERE key = ?";

constexpr const char* insert_outcome_sql =
    "INSERT OR REPLACE INTO outcomes (key, student, lesson, build, outcome, made_at) "
    "VALUES (?, ?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))";

constexpr const char* insert_row_sql =
    "INSERT OR REPLACE INTO graded (student, lesson, key, state, reason, made_at) "
    "VALUES (?, ?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))";

/// Others may be opening the file at the same time: the mode is changed by one alone, and SQLite
/// does not wait for that by itself.
std::string change_journal_mode(Database& database, const std::string& mode) {
  constexpr int attempts = 200;
  for (int attempt = 0;; ++attempt) {
    try {
      return database.text("PRAGMA journal_mode = " + mode);
    } catch (const InputError&) {
      if (attempt == attempts) throw;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

/// WAL: what is written is appended to a second file, and counts from the moment on that its commit
/// mark is there. A process killed at any moment leaves whole transactions or the beginning of one,
/// which the next reader ignores; what the kernel was given it writes, whoever is dead. NORMAL
/// leaves out waiting for the disk at each commit: only a power cut can cost the last few, and
/// never the file. Without WAL that is not so, and each commit waits.
void choose_journal(Database& database, Journal journal) {
  const bool rollback = journal == Journal::rollback || on_network(database.file());
  std::string mode = database.text("PRAGMA journal_mode");
  if (mode != (rollback ? "delete" : "wal")) {
    mode = change_journal_mode(database, rollback ? "DELETE" : "WAL");
  }
  database.run(mode == "wal" ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = FULL");
}

/// A file that is there is looked at before anything in it is changed.
Database& prepare(Database& database, Journal journal) {
  database.run("PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON");
  check_is_gradebook(database);
  if (database.read_only()) {
    throw InputError(
        fmt::format("{}: it may be read, not written. Mend its permissions, or give "
                    "another folder.",
                    printable(database.file().string())));
  }
  choose_journal(database, journal);
  make_tables(database);
  return database;
}

}  // namespace

struct Gradebook::State {
  State(const fs::path& file, Journal journal)
      : database(file, WhenMissing::make), find(prepare(database, journal), find_sql) {}

  void write_row(const GradedRow& row) {
    insert_row.with(row.student, row.lesson, row.key, row.state, row.reason).run();
  }

  Database database;
  Statement find;
  Statement insert_outcome{database, insert_outcome_sql};
  Statement insert_row{database, insert_row_sql};
};

Gradebook::Gradebook(const fs::path& file, Journal journal)
    : state_(std::make_unique<State>(file, journal)) {}

Gradebook::~Gradebook() = default;

std::optional<LessonOutcome> Gradebook::outcome(std::string_view key) {
  if (!state_->find.with(key).step()) return std::nullopt;
  const std::string json = state_->find.text(0);
  state_->find.reset();
  try {
    return parse_outcome(json);
  } catch (const std::runtime_error&) {  // written by another hand: it is graded again
    return std::nullopt;
  }
}

void Gradebook::remember(const GradedRow& row, const LessonOutcome& outcome) {
  const std::string json = outcome_json(outcome);
  Transaction transaction(state_->database);
  state_->insert_outcome.with(row.key, row.student, row.lesson, to_string(outcome.build), json)
      .run();
  state_->write_row(row);
  transaction.commit();
}

void Gradebook::note(const GradedRow& row) {
  Transaction transaction(state_->database);
  state_->write_row(row);
  transaction.commit();
}

std::vector<GradedRow> Gradebook::rows() {
  Statement statement(state_->database,
                      "SELECT student, lesson, key, state, reason FROM graded "
                      "ORDER BY student, lesson");
  std::vector<GradedRow> rows;
  while (statement.step()) {
    rows.push_back({statement.text(0), statement.text(1), statement.text(2), statement.text(3),
                    statement.text(4)});
  }
  return rows;
}

int Gradebook::forget(std::string_view student, std::string_view lesson) {
  Database& database = state_->database;
  Transaction transaction(database);
  // Outcomes of earlier versions of a file go, too: it may be handed in again.
  Statement outcomes(database,
                     "DELETE FROM outcomes WHERE (?2 = '' OR lesson = ?2) AND (?1 = '' OR "
                     "student = ?1 OR key IN (SELECT key FROM graded WHERE student = ?1))");
  outcomes.with(student, lesson).run();
  const int forgotten = database.changes();
  Statement(database,
            "DELETE FROM graded WHERE (?1 = '' OR student = ?1) AND (?2 = '' OR lesson = ?2)")
      .with(student, lesson)
      .run();
  // Those who shared a forgotten outcome are graded again with it.
  database.run(
      "DELETE FROM graded WHERE state = 'graded' AND key NOT IN (SELECT key FROM outcomes)");
  transaction.commit();
  return forgotten;
}

void Gradebook::write_tables(const GradedClass& graded) {
  Transaction transaction(state_->database);
  write_class_tables(state_->database, graded);
  transaction.commit();
}

int Gradebook::merge(const fs::path& other) { return take_over(state_->database, other); }

}  // namespace convlings
