#pragma once
// The demo shop and the widget as files, under a policy as strict as a careful shop's.
#include <httplib.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// False: no file may be served under this path. A part that begins with a dot could lead out of the folder (`..`) or
/// to what nobody meant to publish (`.git`, `.env`); control characters stand in no honest path.
bool is_servable(std::string_view path);

/// Serves the folders' files at `/`; of two with the same path that of the earlier folder. False: one is no folder.
bool serve_files(httplib::Server& http, const std::vector<std::filesystem::path>& folders);

/// Where a folder was asked for without its final slash: the address with it, relative. Absent: nothing to correct.
std::optional<std::string> index_of(std::string_view path, const std::vector<std::filesystem::path>& folders);

}  // namespace touchstone
