#pragma once
#include <SQLiteCpp/SQLiteCpp.h>

namespace touchstone {

/// Brings the file to the tables of this version; they are made in an empty file. Throws SQLite::Exception where the
/// file is another program's or a later version's.
void migrate(SQLite::Database& database);

}  // namespace touchstone
