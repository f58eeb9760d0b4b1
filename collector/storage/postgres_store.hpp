#pragma once
#include <memory>
#include <string>

#include "collector/storage/store.hpp"

namespace touchstone {

/// The database at a postgresql:// address as a store; the tables are in its schema `touchstone`. A connection that
/// breaks is made anew at the next use.
Result<std::unique_ptr<Store>> open_postgres(const std::string& address);

}  // namespace touchstone
