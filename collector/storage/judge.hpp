#pragma once
// What a group of arrivals makes of what is kept: the one place that says which revision wins, whatever the database.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "collector/storage/arrival.hpp"

namespace touchstone {

/// What the database knows about the responses of a group, read in the transaction that will write it.
struct Known {
  struct Response {
    unsigned revision = 0;
    std::string record;
  };
  /// By `response_id`.
  std::map<std::string, Response> responses = {};
  /// Those that were deleted.
  std::set<std::string> deleted = {};
  /// The `response_id` that holds each claim.
  std::map<std::string, std::string> claims = {};
};

/// A row to be written, in place of the one with its `response_id`.
struct Write {
  const Arrival* arrival = nullptr;
  Trust trust = Trust::unchecked;
};

struct GroupOutcome {
  /// What became of each arrival.
  std::vector<Kept> kept;
  /// In the order in which they get their sequences; of each response only the last.
  std::vector<Write> writes;
  /// Arrivals whose claims are new.
  std::vector<const Arrival*> claimed;
};

/// `group` must outlive the answer.
GroupOutcome judge(const std::vector<Arrival>& group, Known known);

}  // namespace touchstone
