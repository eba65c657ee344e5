#include "gradebook/database.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "catalogue/errors.hpp"
#include "gradebook/refusal.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

/// Absolute: SQLite takes ":memory:" and "" for no file at all.
std::string file_name(const fs::path& file) { return fs::absolute(file).string(); }

/// SQLite keeps the system's word for some complaints only, a commit's not among them.
Refusal refusal_of(sqlite3* connection) {
  const int system_error = errno != 0 ? errno : sqlite3_system_errno(connection);
  return {sqlite3_extended_errcode(connection), system_error, sqlite3_errmsg(connection)};
}

}  // namespace

Database::Database(fs::path file, WhenMissing missing, double patience) : file_(std::move(file)) {
  std::error_code error;
  const bool make = missing == WhenMissing::make;
  if (make && file_.has_parent_path()) fs::create_directories(file_.parent_path(), error);
  if (error) throw InputError(refusal_text(file_, {SQLITE_CANTOPEN, error.value(), "no folder"}));
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (make ? SQLITE_OPEN_CREATE : 0);
  errno = 0;
  if (sqlite3_open_v2(file_name(file_).c_str(), &connection_, flags, nullptr) != SQLITE_OK) {
    const Refusal refusal = refusal_of(connection_);
    sqlite3_close(connection_);
    throw InputError(refusal_text(file_, refusal));
  }
  sqlite3_extended_result_codes(connection_, 1);
  sqlite3_busy_timeout(connection_, static_cast<int>(patience * 1000));
}

Database::~Database() { sqlite3_close(connection_); }

void Database::run(const std::string& sql) {
  errno = 0;
  if (sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) refuse();
}

std::int64_t Database::number(const std::string& sql) {
  Statement statement(*this, sql);
  return statement.step() ? statement.number(0) : 0;
}

std::string Database::text(const std::string& sql) {
  Statement statement(*this, sql);
  return statement.step() ? statement.text(0) : "";
}

int Database::changes() const { return sqlite3_changes(connection_); }

bool Database::read_only() const { return sqlite3_db_readonly(connection_, "main") == 1; }

void Database::refuse() const { throw InputError(refusal_text(file_, refusal_of(connection_))); }

Statement::Statement(Database& database, std::string_view sql) : database_(database) {
  errno = 0;
  check(sqlite3_prepare_v2(database.connection_, sql.data(), static_cast<int>(sql.size()),
                           &statement_, nullptr));
}

Statement::~Statement() { sqlite3_finalize(statement_); }

bool Statement::step() {
  errno = 0;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) {
    try {
      database_.refuse();
    } catch (...) {
      reset();  // a statement that stays open would keep the file locked
      throw;
    }
  }
  reset();
  return false;
}

void Statement::run() {
  while (step()) {
  }
}

void Statement::reset() { sqlite3_reset(statement_); }

std::string Statement::text(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  const int size = sqlite3_column_bytes(statement_, column);
  return bytes == nullptr ? std::string() : std::string(bytes, static_cast<std::size_t>(size));
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_, column);
}

void Statement::bind(int place, std::string_view value) {
  const char* bytes = value.data() == nullptr ? "" : value.data();  // no bytes at all mean NULL
  check(sqlite3_bind_text64(statement_, place, bytes, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind(int place, std::int64_t value) {
  check(sqlite3_bind_int64(statement_, place, value));
}

void Statement::bind(int place, double value) {
  check(sqlite3_bind_double(statement_, place, value));
}

void Statement::bind(int place, const std::optional<double>& value) {
  check(value ? sqlite3_bind_double(statement_, place, *value)
              : sqlite3_bind_null(statement_, place));
}

void Statement::check(int code) const {
  if (code != SQLITE_OK) database_.refuse();
}

Transaction::Transaction(Database& database) : database_(database) {
  database_.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.run("ROLLBACK");
  } catch (const InputError&) {  // SQLite rolls back by itself when the disk fails
  }
}

void Transaction::commit() {
  database_.run("COMMIT");
  open_ = false;
}

}  // namespace convlings
