#pragma once
// The replies that handlers share.
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "collector/http/message.hpp"

namespace touchstone {

/// A problem document (problem.hpp).
Reply refusal(int status, std::string_view detail, const std::vector<Error>& errors = {});

/// As `refusal`, for those who may come again: with Retry-After in whole seconds, at least one.
Reply come_again(int status, std::string_view detail, std::chrono::nanoseconds after,
                 const std::vector<Error>& errors = {});

Reply json_reply(std::string text);

}  // namespace touchstone
