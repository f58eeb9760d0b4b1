#pragma once
// What a sender is told about its records.
#include <vector>

#include "collector/http/message.hpp"
#include "collector/posted.hpp"
#include "collector/storage/arrival.hpp"

namespace touchstone {

/// Why nothing of a body was looked at: too big, not JSON, not a list of records.
Reply refuse_body(const Posted& posted);

/// After the commit. `kept`: what became of the items that had a record, in their order. 200 where all is settled, with
/// the same text for a first arrival and a replay: the sender need not know. 422 where something was refused; the rest
/// of a list is kept nonetheless, and sending all of it again does no harm.
Reply confirm(const Posted& posted, BodyForm form, const std::vector<Kept>& kept);

}  // namespace touchstone
