// The tables that instructors ask: README.md describes each of them.
#pragma once

#include "gradebook/database.hpp"
#include "grading/graded_class.hpp"

namespace convlings {

/// Writes all of them anew, and one more row of `runs`. Texts are made printable: they come from
/// students, and go to somebody's terminal. Within a transaction of the caller's.
void write_class_tables(Database& database, const GradedClass& graded);

}  // namespace convlings
