#include "collector/feed.hpp"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <memory>
#include <optional>
#include <string>

#include "collector/http.hpp"
#include "collector/intake.hpp"

namespace touchstone {
namespace {

/// What is gathered before it is written. Small enough that a thousand readers cost little, large enough for few calls.
constexpr std::size_t page_bytes = 64 * 1024;

/// Absent: it is no sequence.
std::optional<Sequence> read_sequence(const std::string& text) {
  Sequence sequence = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), sequence);
  const bool whole = error == std::errc() && end == text.data() + text.size() && sequence >= 0;
  return whole ? std::optional(sequence) : std::nullopt;
}

/// One line for each response. Ends the body properly only when all of them were written, so that a reader can tell an
/// export that broke off.
bool write_page(Reading& reading, httplib::DataSink& sink) {
  std::string lines;
  bool at_end = false;
  while (lines.size() < page_bytes && !at_end) {
    Result<std::optional<Row>> row = reading.next();
    if (!row) return false;
    at_end = !row->has_value();
    if (!at_end) lines += (*row)->record + '\n';
  }
  if (!lines.empty() && !sink.write(lines.data(), lines.size())) return false;
  if (at_end) sink.done();
  return true;
}

void export_responses(const httplib::Request& request, httplib::Response& response, const Store& store) {
  Filter filter{.survey = request.get_param_value("survey"), .touchpoint = request.get_param_value("touchpoint")};
  if (request.has_param("since")) {
    const std::optional<Sequence> since = read_sequence(request.get_param_value("since"));
    if (!since) return refuse(response, 400, "since is a whole number from 0");
    filter.since = *since;
  }
  Result<Reading> begun = store.begin_reading(filter);
  if (!begun) return refuse(response, 503, "The responses cannot be read", {begun.error()});
  const auto reading = std::make_shared<Reading>(std::move(*begun));
  response.set_header("Cache-Control", "no-store");
  response.set_header("X-Touchstone-Sequence", std::to_string(reading->last()));
  response.set_chunked_content_provider(
      "application/x-ndjson",
      [reading](std::size_t /*offset*/, httplib::DataSink& sink) { return write_page(*reading, sink); });
}

/// One of the places that listeners share, held as long as this lives.
class Place {
 public:
  explicit Place(std::atomic<int>& taken) : taken_(taken), number_(++taken) {}
  ~Place() { --taken_; }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  bool is_free() const { return number_ <= most_listeners; }

 private:
  std::atomic<int>& taken_;
  int number_;
};

/// Someone who hears of every change from `since` on. A response that changes twice before it can be told is told once.
class Listener {
 public:
  Listener(const Store& store, const Changes& changes, Sequence since)
      : store_(store), changes_(changes), since_(since) {}

  /// Writes what there is to tell, or waits a little. False: the stream is over.
  bool tell(httplib::DataSink& sink) {
    if (changes_.ended()) {
      sink.done();
      return true;
    }
    const std::uint64_t seen = changes_.count();
    std::string text = greeted_ ? "" : ": touchstone\n\n";
    greeted_ = true;
    Result<Sequence> last = store_.read(since_, most_rows, [&](const Row& row) {
      text += "id: " + std::to_string(row.sequence) + "\ndata: " + row.record + "\n\n";
      return text.size() < page_bytes;
    });
    if (!last) return false;  // the listener comes back, and says where it was
    since_ = *last;
    const auto now = std::chrono::steady_clock::now();
    if (text.empty() && now - told_at_ >= heartbeat) text = ":\n\n";
    if (text.empty()) {
      // Waits in short turns, to give the place back soon after a listener has gone.
      changes_.wait(seen, std::chrono::milliseconds(500));
      return sink.is_writable();
    }
    told_at_ = now;
    return sink.write(text.data(), text.size());
  }

 private:
  static constexpr unsigned most_rows = 100;

  const Store& store_;
  const Changes& changes_;
  Sequence since_;
  bool greeted_ = false;
  std::chrono::steady_clock::time_point told_at_;
};

void stream_responses(const httplib::Request& request, httplib::Response& response, const Store& store,
                      const Changes& changes, std::atomic<int>& listeners) {
  const auto place = std::make_shared<Place>(listeners);
  if (!place->is_free()) return refuse(response, 503, "All places for listeners are taken");
  Result<Sequence> last = store.last();
  if (!last) return refuse(response, 503, "The responses cannot be read", {last.error()});
  Sequence since = *last;
  // What the browser says when it comes back counts more than the address it first came with.
  const std::string stated = request.has_header("Last-Event-ID") ? request.get_header_value("Last-Event-ID")
                                                                 : request.get_param_value("since");
  if (!stated.empty()) {
    const std::optional<Sequence> sequence = read_sequence(stated);
    if (!sequence) return refuse(response, 400, "Last-Event-ID and since are whole numbers from 0");
    since = std::min(*sequence, *last);  // beyond the end: the number is of an earlier database
  }
  const auto listener = std::make_shared<Listener>(store, changes, since);
  response.set_header("Cache-Control", "no-store");
  response.set_chunked_content_provider(
      "text/event-stream",
      [listener, place](std::size_t /*offset*/, httplib::DataSink& sink) { return listener->tell(sink); });
}

}  // namespace

void serve_feed(httplib::Server& http, const Store& store, const Changes& changes) {
  http.Get(responses_path, [&store](const httplib::Request& request, httplib::Response& response) {
    export_responses(request, response, store);
  });
  const auto listeners = std::make_shared<std::atomic<int>>(0);
  http.Get(std::string(responses_path) + "/stream",
           [&store, &changes, listeners](const httplib::Request& request, httplib::Response& response) {
             stream_responses(request, response, store, changes, *listeners);
           });
}

}  // namespace touchstone
