#include "collector/feed.hpp"

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <utility>

#include "collector/clock.hpp"
#include "collector/csv.hpp"
#include "collector/formats.hpp"
#include "collector/replies.hpp"

namespace touchstone {
namespace {

/// What is gathered before it is written. Small enough that a thousand readers cost little, large enough for few calls.
constexpr std::size_t page_bytes = 64 * 1024;

/// A change that another collector wrote into the same database is noticed after this.
constexpr auto looking_interval = std::chrono::seconds(1);

/// Absent: it is no sequence.
std::optional<Sequence> read_sequence(const std::string& text) {
  Sequence sequence = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), sequence);
  const bool whole = error == std::errc() && end == text.data() + text.size() && sequence >= 0;
  return whole ? std::optional(sequence) : std::nullopt;
}

Reply unreadable() { return come_again(503, "The responses cannot be read", std::chrono::seconds(5)); }

/// The lines of a reading. It is cut off where the reading fails, so that nobody takes a part for the whole.
class Lines : public BodySource {
 public:
  Lines(std::unique_ptr<Reading> reading, bool is_csv) : reading_(std::move(reading)), is_csv_(is_csv) {}

  BodyPiece next() override {
    BodyPiece piece;
    if (is_csv_ && !std::exchange(has_begun_, true)) piece.text = csv_head();
    while (piece.text.size() < page_bytes) {
      Result<std::optional<Row>> row = reading_->next();
      if (!row) return {.state = BodyPiece::State::broken};
      if (!*row) {
        piece.state = BodyPiece::State::end;
        break;
      }
      piece.text += is_csv_ ? csv_lines(**row) : shown_record(**row) + '\n';
    }
    return piece;
  }

 private:
  std::unique_ptr<Reading> reading_;
  bool is_csv_;
  bool has_begun_ = false;
};

/// One of the places that listeners share, held as long as this lives.
class Place {
 public:
  explicit Place(std::atomic<std::int64_t>& taken) : taken_(taken), number_(++taken) {}
  ~Place() { --taken_; }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  bool is_free() const { return number_ <= most_listeners; }

 private:
  std::atomic<std::int64_t>& taken_;
  std::int64_t number_;
};

/// Tells every change from `since` on. A response that changes twice before it can be told is told once.
class Events : public BodySource {
 public:
  Events(std::shared_ptr<Place> place, Store& store, const Changes& changes, Sequence since)
      : place_(std::move(place)), store_(store), changes_(changes), since_(since) {}

  BodyPiece next() override {
    BodyPiece piece;
    if (changes_.ended()) {
      piece.state = BodyPiece::State::end;
      return piece;
    }
    const auto now = Clock::now();
    if (!std::exchange(has_begun_, true)) piece.text = ": touchstone\n\n";
    const std::uint64_t count = changes_.count();
    if (count != seen_ || now - looked_at_ >= looking_interval || is_behind_) {
      seen_ = count;
      looked_at_ = now;
      if (!look(piece.text)) return {.state = BodyPiece::State::broken};  // it comes back, and says where it was
    }
    if (piece.text.empty() && now - told_at_ >= heartbeat) piece.text = ":\n\n";
    if (!piece.text.empty()) told_at_ = now;
    return piece;
  }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr unsigned most_rows = 100;

  bool look(std::string& text) {
    unsigned rows = 0;
    Result<Sequence> last = store_.read(since_, most_rows, [&](const Row& row) {
      ++rows;
      text += "id: " + std::to_string(row.sequence) + "\ndata: " + shown_record(row) + "\n\n";
      return text.size() < page_bytes;
    });
    if (!last) return false;
    since_ = *last;
    is_behind_ = rows == most_rows || text.size() >= page_bytes;
    return true;
  }

  std::shared_ptr<Place> place_;
  Store& store_;
  const Changes& changes_;
  Sequence since_;
  bool has_begun_ = false;
  bool is_behind_ = true;
  std::uint64_t seen_ = 0;
  Clock::time_point looked_at_ = {};
  Clock::time_point told_at_ = Clock::now();
};

}  // namespace

std::string shown_record(const Row& row) {
  if (row.trust.empty()) return row.record;
  return row.record.substr(0, row.record.size() - 1) + R"(,"trust":")" + row.trust + "\"}";
}

Reply Feed::read(const Request& request) {
  Filter filter{.survey = request.parameter("survey").value_or(""),
                .touchpoint = request.parameter("touchpoint").value_or("")};
  if (const auto stated = request.parameter("since")) {
    const std::optional<Sequence> since = read_sequence(*stated);
    if (!since) return refusal(400, "since is a whole number from 0");
    filter.since = *since;
  }
  const std::string format = request.parameter("format").value_or("ndjson");
  if (format != "ndjson" && format != "csv") return refusal(400, "format is ndjson or csv");
  Result<std::unique_ptr<Reading>> begun = store_.begin_reading(filter);
  if (!begun) return unreadable();
  Reply reply;
  reply.set("Cache-Control", "no-store");
  reply.set("X-Touchstone-Sequence", std::to_string((*begun)->last()));
  const bool is_csv = format == "csv";
  reply.set("Content-Type", is_csv ? "text/csv; charset=utf-8; header=present" : "application/x-ndjson");
  if (is_csv) reply.set("Content-Disposition", "attachment; filename=\"responses.csv\"");
  reply.source = std::make_shared<Lines>(std::move(*begun), is_csv);
  return reply;
}

Reply Feed::stream(const Request& request) {
  auto place = std::make_shared<Place>(metrics_.listeners);
  if (!place->is_free()) return come_again(503, "All places for listeners are taken", std::chrono::seconds(10));
  Result<Sequence> last = store_.last();
  if (!last) return unreadable();
  Sequence since = *last;
  // What the browser says when it comes back counts more than the address it first came with.
  const std::string stated =
      request.has_header("Last-Event-ID") ? request.header("Last-Event-ID") : request.parameter("since").value_or("");
  if (!stated.empty()) {
    const std::optional<Sequence> sequence = read_sequence(stated);
    if (!sequence) return refusal(400, "Last-Event-ID and since are whole numbers from 0");
    since = std::min(*sequence, *last);  // beyond the end: the number is of an earlier database
  }
  Reply reply;
  reply.set("Cache-Control", "no-store");
  reply.set("Content-Type", "text/event-stream");
  reply.source = std::make_shared<Events>(std::move(place), store_, changes_, since);
  return reply;
}

Reply Feed::remove(const std::string& response_id) {
  if (!is_uuid_v7(response_id)) return refusal(404, "This is no response_id");
  Result<bool> removed = store_.remove(response_id, clock_now());
  if (!removed) return come_again(503, "The response could not be deleted", std::chrono::seconds(5));
  // That it never comes back is true either way.
  if (!*removed) return refusal(404, "There is no such response; should it come, it will not be kept");
  Reply reply{.status = 204};
  reply.set("Cache-Control", "no-store");
  return reply;
}

}  // namespace touchstone
