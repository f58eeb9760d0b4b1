#pragma once
// What a post holds: one record or a list of them, bare or in CloudEvents (https://cloudevents.io, 1.0, structured).
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "collector/record.hpp"

namespace touchstone {

enum class BodyForm : unsigned char {
  /// A record, or a list of records.
  json,
  /// application/cloudevents+json: an event with a record as its `data`.
  cloudevent,
  /// application/cloudevents-batch+json: a list of such events.
  cloudevent_batch,
};

/// What a body may have. A record has its own 64 KiB in any form; around it there is room for an event. Of one request
/// no more than this is held in memory.
constexpr std::size_t most_list_bytes = 256 * 1024;
constexpr std::size_t most_event_bytes = Record::most_bytes + 4 * 1024;
constexpr std::size_t most_records = 100;

constexpr std::size_t most_bytes_of(BodyForm form) {
  switch (form) {
    case BodyForm::json:
    case BodyForm::cloudevent_batch:
      return most_list_bytes;
    case BodyForm::cloudevent:
      return most_event_bytes;
  }
  return 0;
}

/// One place of the list.
struct PostedItem {
  /// Absent where there are errors.
  std::optional<Record> record;
  /// Their pointers begin at the body's root: "/3/data/revision".
  std::vector<Error> errors;
};

struct Posted {
  /// The body was a list, and so is the answer.
  bool is_list = false;
  /// One, unless it was a list.
  std::vector<PostedItem> items = {};
  /// Why there are no items.
  Defect defect = Defect::invalid;
  std::vector<Error> errors = {};
};

/// Each record of a list is judged by itself.
Posted read_posted(std::string_view body, BodyForm form);

}  // namespace touchstone
