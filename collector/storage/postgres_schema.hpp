#pragma once
#include "collector/storage/postgres.hpp"

namespace touchstone {

/// Brings the schema `touchstone` to the tables of this version; it is made where there is none. Errors: another
/// version's tables, no right to make them.
Result<bool> migrate(PostgresConnection& connection);

}  // namespace touchstone
