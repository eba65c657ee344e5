// The gradebook's tables, and whose file it is.
#pragma once

#include "gradebook/database.hpp"

namespace convlings {

/// "CNVL", in the file's header: `file` and other programs can tell a gradebook by it.
constexpr int gradebook_application_id = 0x434E564C;
/// Grows with every change of the tables.
constexpr int gradebook_version = 1;

/// Nothing for a gradebook of this version, or an empty database; throws InputError for all others.
/// Changes nothing.
void check_is_gradebook(Database& database);

/// Makes the tables when there are none. `database` has been checked.
void make_tables(Database& database);

}  // namespace convlings
