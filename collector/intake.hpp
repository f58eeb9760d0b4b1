#pragma once
// POST /v1/responses: where widgets leave their responses.
#include <httplib.h>

#include "collector/changes.hpp"
#include "collector/origins.hpp"
#include "collector/store.hpp"

namespace touchstone {

/// Where responses are posted and read.
constexpr auto responses_path = "/v1/responses";

/// Adds the routes to `http`. All arguments must outlive it.
void serve_intake(httplib::Server& http, Store& store, Changes& changes, const Origins& origins);

}  // namespace touchstone
