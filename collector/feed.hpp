#pragma once
// What was answered, all at once or as it comes.
//
// GET /v1/responses: each response as one line of JSON, in the order of sequence, as they stood at one moment. The
// header X-Touchstone-Sequence is the `since` with which the next reading goes on. ?since=N: only what changed after
// that; ?survey=ID, ?touchpoint=NAME: only those.
//
// GET /v1/responses/stream: server-sent events, from now on, or from ?since=N or Last-Event-ID: for each change its
// sequence as `id` and the record as `data`.
#include <httplib.h>

#include <chrono>

#include "collector/changes.hpp"
#include "collector/store.hpp"

namespace touchstone {

/// Listeners at once. Each one holds a thread of the server for as long as it listens.
constexpr int most_listeners = 16;

/// A line on each quiet stream this often, so that proxies between do not take it for dead: they wait 60 s (nginx,
/// proxy_read_timeout), some 30.
constexpr auto heartbeat = std::chrono::seconds(15);

/// Adds the routes to `http`. All arguments must outlive it.
void serve_feed(httplib::Server& http, const Store& store, const Changes& changes);

}  // namespace touchstone
