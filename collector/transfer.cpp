#include "collector/transfer.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "base/json_read.hpp"
#include "base/reader.hpp"
#include "collector/clock.hpp"
#include "collector/feed.hpp"
#include "collector/formats.hpp"

namespace touchstone {
namespace {

constexpr std::size_t lines_at_once = 500;
/// A record and what the collector adds to it.
constexpr std::size_t most_line_bytes = Record::most_bytes + 1'024;

constexpr Trust all_trust[] = {
    Trust::unchecked, Trust::unsigned_response, Trust::signed_response, Trust::expired, Trust::forged, Trust::reused};

Trust read_trust(const Cursor& cursor) {
  const std::string& text = cursor.text();
  for (const Trust each : all_trust) {
    if (name_of(each) == text) return each;
  }
  cursor.complain("unknown_word", [] {
    return Said{"this is no trust", "write unsigned, signed, expired, forged or reused, or leave it out"};
  });
  return Trust::unchecked;
}

/// The days since 1970 (https://howardhinnant.github.io/date_algorithms.html is behind std::chrono's).
std::optional<UnixMs> read_moment(const std::string& text) {
  if (!is_utc_timestamp(text)) return std::nullopt;
  const auto part = [&](std::size_t at, std::size_t size) { return std::stoi(text.substr(at, size)); };
  using namespace std::chrono;
  const sys_days day = year(part(0, 4)) / part(5, 2) / part(8, 2);
  const auto moment = day + hours(part(11, 2)) + minutes(part(14, 2)) + seconds(part(17, 2));
  UnixMs ms = duration_cast<milliseconds>(moment.time_since_epoch()).count();
  if (text.size() > 23) ms += part(20, 3);
  return ms < 0 ? std::nullopt : std::optional(ms);
}

struct Line {
  std::optional<Arrival> arrival = std::nullopt;
  std::string complaint = {};
};

Line read_line(const std::string& text, UnixMs now) {
  JsonRead json = read_json(text, {.bytes = most_line_bytes, .depth = Record::most_levels});
  Problems problems(text);
  for (Error& error : json.errors) problems.add_placed(std::move(error));
  Arrival arrival;
  arrival.received_at = now;
  if (json.value) {
    const Cursor cursor(*json.value, problems);
    arrival.record = read_record(cursor);
    ObjectReader own(cursor, "a line");
    own.optional("trust", [&](const Cursor& c) { arrival.trust = read_trust(c); });
    own.optional("received_at", [&](const Cursor& c) {
      const std::optional<UnixMs> moment = read_moment(c.text());
      if (moment) arrival.received_at = *moment;
      if (!moment) c.complain("bad_timestamp", [] { return Said{"this is no moment in UTC"}; });
    });
  }
  if (problems.none()) return {.arrival = std::move(arrival)};
  const std::vector<Error> errors = std::move(problems).take();
  return {.complaint = errors[0].pointer + ": " + errors[0].message};
}

/// Keeps the lines that were gathered, and forgets them.
Result<Imported> keep(Store& store, std::vector<Arrival>& group, std::ostream& complain) {
  Imported done;
  Result<std::vector<Kept>> kept = store.put(group);
  if (!kept) return kept.error();
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (is_settled((*kept)[i])) {
      ++done.settled;
    } else {
      ++done.refused;
      complain << group[i].record.response_id << ": this revision is there already, with other content\n";
    }
  }
  group.clear();
  return done;
}

}  // namespace

Result<std::uint64_t> export_responses(Store& store, const Filter& filter, std::ostream& out) {
  Result<std::unique_ptr<Reading>> reading = store.begin_reading(filter);
  if (!reading) return reading.error();
  for (std::uint64_t count = 0;; ++count) {
    Result<std::optional<Row>> row = (*reading)->next();
    if (!row) return row.error();
    if (!*row) return count;
    const std::string record = shown_record(**row);
    out << record.substr(0, record.size() - 1) << R"(,"received_at":")" << (*row)->received_at << "\"}\n";
    if (!out) return Error{.code = "storage", .message = "the responses cannot be written"};
  }
}

Result<Imported> import_responses(Store& store, std::istream& in, std::ostream& complain) {
  Imported all;
  std::vector<Arrival> group;
  std::string text;
  const auto keep_group = [&]() -> Result<bool> {
    Result<Imported> done = keep(store, group, complain);
    if (!done) return done.error();
    all.settled += done->settled;
    all.refused += done->refused;
    return true;
  };
  for (std::uint64_t number = 1; std::getline(in, text); ++number) {
    if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
    Line line = read_line(text, clock_now());
    if (line.arrival) {
      group.push_back(std::move(*line.arrival));
    } else {
      ++all.refused;
      complain << "line " << number << ": " << line.complaint << '\n';
    }
    if (group.size() < lines_at_once) continue;
    if (Result<bool> done = keep_group(); !done) return done.error();
  }
  if (Result<bool> done = keep_group(); !done) return done.error();
  return all;
}

}  // namespace touchstone
