#include "collector/storage/judge.hpp"

#include <algorithm>
#include <utility>

#include "base/json_read.hpp"

namespace touchstone {
namespace {

/// Same members and values, in whatever order.
bool same_record(const std::string& left, const std::string& right) {
  return left == right || read_json(left).value == read_json(right).value;
}

Kept judge_one(const Arrival& arrival, const Known& known) {
  const Record& record = arrival.record;
  if (known.deleted.contains(record.response_id)) return Kept::deleted;
  const auto kept = known.responses.find(record.response_id);
  if (kept == known.responses.end()) return Kept::created;
  if (kept->second.revision > record.revision) return Kept::older;
  if (kept->second.revision < record.revision) return Kept::updated;
  return same_record(kept->second.record, record.json) ? Kept::replay : Kept::conflict;
}

}  // namespace

GroupOutcome judge(const std::vector<Arrival>& group, Known known) {
  GroupOutcome outcome;
  outcome.kept.reserve(group.size());
  std::map<std::string, std::size_t> written;  // positions in `writes`
  for (const Arrival& arrival : group) {
    const std::string& id = arrival.record.response_id;
    const Kept kept = judge_one(arrival, known);
    outcome.kept.push_back(kept);
    if (!is_change(kept)) continue;
    Trust trust = arrival.trust;
    if (!arrival.claim.empty()) {
      const auto [holder, is_new] = known.claims.emplace(arrival.claim, id);
      if (is_new) outcome.claimed.push_back(&arrival);
      if (holder->second != id) trust = Trust::reused;
    }
    known.responses[id] = {.revision = arrival.record.revision, .record = arrival.record.json};
    if (const auto before = written.find(id); before != written.end()) outcome.writes[before->second].arrival = nullptr;
    written[id] = outcome.writes.size();
    outcome.writes.push_back({.arrival = &arrival, .trust = trust});
  }
  outcome.writes.erase(std::remove_if(outcome.writes.begin(), outcome.writes.end(),
                                      [](const Write& write) { return write.arrival == nullptr; }),
                       outcome.writes.end());
  return outcome;
}

}  // namespace touchstone
