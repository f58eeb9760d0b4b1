#pragma once
// A response record on its way in: checked member by member before anything of it is kept.
//
// What is known must be right; what is unknown is kept as it came ("More keys may come, these stay"), so that a newer
// widget can talk to an older collector.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/reader.hpp"
#include "delivery/response.hpp"

namespace touchstone {

/// One state of one response, as it was sent.
struct Record {
  /// UUIDv7, lower case.
  std::string response_id;
  /// 1 to `highest_revision`; the highest one of a response counts.
  unsigned revision = 0;
  Status status = Status::shown;
  /// Someone trying the survey out: left out of scores.
  bool is_test = false;
  std::string survey;
  std::string touchpoint;
  /// As the page has it. May be empty.
  std::string locale;
  /// RFC 3339, UTC, by the visitor's clock.
  std::string shown_at;
  std::string updated_at;
  /// How many answers it holds.
  std::size_t answers = 0;
  /// The shop's signature (signature.hpp), which is judged and not kept. Empty: none.
  std::string token;
  /// The whole record as compact JSON, unknown members included; without `token`, and without
  /// `trust` and `received_at`, which are the collector's to say. Never contains a line break.
  std::string json;

  static constexpr std::size_t most_bytes = 64 * 1024;
  static constexpr unsigned most_levels = 8;
  static constexpr std::size_t most_answers = 1'000;
  static constexpr unsigned highest_revision = 1'000'000;
};

/// Why a text is no record; the first that applies.
enum class Defect : unsigned char {
  /// More than `Record::most_bytes`; nothing of it was read.
  too_big,
  /// Not JSON.
  malformed,
  /// JSON, but not a record.
  invalid,
};

struct RecordRead {
  /// Absent where there are errors.
  std::optional<Record> record;
  /// Says something only where there is no record.
  Defect defect = Defect::invalid;
  /// All of them, in the order of the text.
  std::vector<Error> errors;
};

/// Reads one response record. Limits: 64 KiB, 8 levels deep, 1,000 answers.
RecordRead read_record(std::string_view body);

/// Reads the record that stands in some other JSON. Of worth only where nothing was complained about.
Record read_record(const Cursor& cursor);

}  // namespace touchstone
