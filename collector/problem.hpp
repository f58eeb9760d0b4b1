#pragma once
// What the collector says when it refuses: a problem document (RFC 9457), the same shape for everything that can go
// wrong.
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/json_write.hpp"

namespace touchstone {

/// Writes `"code":…,"pointer":…,"line":…,"column":…,"message":…,"hint":…` into the object that is open. What is no
/// UTF-8 in them, as when a message quotes a broken text, becomes "?".
void write_error_members(JsonWriter& out, const Error& error);

/// The problem document as JSON text. `detail`: a sentence for the person who reads the log. At most 20 errors are
/// spelled out: a hostile body shall not make the answer long.
std::string write_problem(int status, std::string_view detail, const std::vector<Error>& errors = {});

}  // namespace touchstone
