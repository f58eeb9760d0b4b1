#pragma once
#include <filesystem>
#include <memory>

#include "collector/storage/store.hpp"

namespace touchstone {

/// The SQLite file as a store; `open_store` says what is refused. Destroying it writes the log back into the file.
Result<std::unique_ptr<Store>> open_sqlite(const std::filesystem::path& file);

}  // namespace touchstone
