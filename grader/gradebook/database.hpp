// SQLite's C interface with owners: a database, a statement, a transaction. Whatever SQLite
// complains of leaves as an InputError that names the file and says what to do.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;       // NOLINT(readability-identifier-naming): the library's own names
struct sqlite3_stmt;  // NOLINT(readability-identifier-naming)

namespace convlings {

enum class WhenMissing { make, refuse };

/// One connection to one file, for one thread at a time. Who wants to write waits for other writers
/// up to `patience` seconds.
class Database {
 public:
  /// Makes missing folders, too, when it may make the file. What the file holds is not looked at.
  Database(std::filesystem::path file, WhenMissing missing, double patience = 30);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  const std::filesystem::path& file() const { return file_; }

  /// Runs statements without values; their rows are dropped.
  void run(const std::string& sql);

  /// The first column of the first row; 0 or "" when there is none.
  std::int64_t number(const std::string& sql);
  std::string text(const std::string& sql);

  /// Rows that the last statement changed.
  int changes() const;
  bool read_only() const;

  /// Throws what the last call complained of.
  [[noreturn]] void refuse() const;

 private:
  friend class Statement;
  std::filesystem::path file_;
  sqlite3* connection_ = nullptr;
};

/// Compiled once, run many times.
class Statement {
 public:
  Statement(Database& database, std::string_view sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  /// Starts it anew with a value for each `?`.
  template <typename... Values>
  Statement& with(const Values&... values) {
    reset();
    int place = 0;
    (bind(++place, values), ...);
    return *this;
  }

  /// Goes to the next row; false at the end, where it is ready to be run again.
  bool step();
  /// To the end.
  void run();
  /// Lets go of the row that it stands at, and so of the state of the file that it reads.
  void reset();

  /// Columns of the current row, counted from 0.
  std::string text(int column) const;
  std::int64_t number(int column) const;

 private:
  void bind(int place, std::string_view value);
  void bind(int place, std::int64_t value);
  void bind(int place, int value) { bind(place, static_cast<std::int64_t>(value)); }
  void bind(int place, double value);
  void bind(int place, const std::optional<double>& value);  ///< NULL when there is none
  void check(int code) const;

  Database& database_;
  sqlite3_stmt* statement_ = nullptr;
};

/// All that is written while it lives is written at `commit`, or not at all. It asks for the right
/// to write at once: two that begin by reading could wait for each other forever.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace convlings
