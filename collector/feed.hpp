#pragma once
// What was answered, all at once or as it comes; for those who have a token.
//
// GET /v1/responses: each response as one line of JSON, in the order of sequence, as they stood at one moment. The
// header X-Touchstone-Sequence is the `since` with which the next reading goes on. ?since=N: only what changed after
// that; ?survey=ID, ?touchpoint=NAME: only those; ?format=csv: as CSV.
//
// GET /v1/responses/stream: server-sent events, from now on, or from ?since=N or Last-Event-ID: for each change its
// sequence as `id` and the record as `data`.
//
// DELETE /v1/responses/ID: deletes it for good.
#include <chrono>
#include <string>

#include "collector/changes.hpp"
#include "collector/http/message.hpp"
#include "collector/metrics.hpp"
#include "collector/storage/store.hpp"

namespace touchstone {

/// Listeners at once. Each costs a look into the database for every change.
constexpr int most_listeners = 64;

/// A line on each quiet stream this often, so that proxies between do not take it for dead: they wait 60 s (nginx,
/// proxy_read_timeout), some 30.
constexpr auto heartbeat = std::chrono::seconds(15);

class Feed {
 public:
  /// All arguments must outlive this, and every reply of it.
  Feed(Store& store, const Changes& changes, Metrics& metrics) : store_(store), changes_(changes), metrics_(metrics) {}

  // Each may block.
  Reply read(const Request& request);
  Reply stream(const Request& request);
  Reply remove(const std::string& response_id);

 private:
  Store& store_;
  const Changes& changes_;
  Metrics& metrics_;
};

/// The record as readers get it: with the collector's `trust`, where there is any to speak of.
std::string shown_record(const Row& row);

}  // namespace touchstone
