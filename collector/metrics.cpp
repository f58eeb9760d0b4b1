#include "collector/metrics.hpp"

#include <string_view>

namespace touchstone {
namespace {

std::uint64_t microseconds(Metrics::Duration took) {
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(took).count());
}

std::string_view name_of(Route route) {
  switch (route) {
    case Route::intake:
      return "intake";
    case Route::reading:
      return "reading";
    case Route::stream:
      return "stream";
    case Route::deletion:
      return "deletion";
    case Route::health:
      return "health";
    case Route::metrics:
      return "metrics";
    case Route::site:
      return "site";
    case Route::other:
      return "other";
  }
  return "";
}

std::string_view name_of(Shed shed) {
  switch (shed) {
    case Shed::queue_full:
      return "queue_full";
    case Shed::address_rate:
      return "address_rate";
    case Shed::survey_rate:
      return "survey_rate";
    case Shed::connections:
      return "connections";
  }
  return "";
}

/// The lines of the text, one after the other.
class Exposition {
 public:
  void describe(std::string_view metric, std::string_view type, std::string_view help) {
    metric_ = metric;
    text_.append("# HELP ").append(metric).append(" ").append(help).append("\n# TYPE ").append(metric);
    text_.append(" ").append(type).append("\n");
  }
  /// `labels`: between the braces. `suffix`: behind the name, as "_bucket".
  void sample(const std::string& labels, const std::string& value, std::string_view suffix = "") {
    text_.append(metric_).append(suffix);
    if (!labels.empty()) text_.append("{").append(labels).append("}");
    text_.append(" ").append(value).append("\n");
  }
  void single(std::string_view metric, std::string_view type, std::string_view help, const std::string& value) {
    describe(metric, type, help);
    sample("", value);
  }
  std::string take() && { return std::move(text_); }

 private:
  std::string text_;
  std::string_view metric_;
};

std::string label(std::string_view name, std::string_view value) {
  return std::string(name) + "=\"" + std::string(value) + "\"";
}

std::string seconds(std::uint64_t microseconds) { return std::to_string(static_cast<double>(microseconds) / 1e6); }

}  // namespace

void Metrics::note_request(Route route, int status, Duration took) {
  const auto status_class = static_cast<std::size_t>(status / 100 - 1);
  if (status_class < class_count) ++requests_[static_cast<std::size_t>(route)][status_class];
  if (route != Route::intake) return;
  const std::uint64_t us = microseconds(took);
  std::size_t bucket = 0;
  while (bucket < bounds_ms.size() && us > static_cast<std::uint64_t>(bounds_ms[bucket]) * 1'000) ++bucket;
  ++intake_times_[bucket];
  intake_us_ += us;
}

void Metrics::note_commit(std::size_t records, Duration took, bool is_good) {
  ++(is_good ? commits_ : commit_errors_);
  if (is_good) committed_ += records;
  commit_us_ += microseconds(took);
}

std::string Metrics::write() const {
  Exposition out;
  out.describe("touchstone_requests_total", "counter", "Requests that were answered.");
  for (std::size_t route = 0; route < route_count; ++route) {
    for (std::size_t each = 0; each < class_count; ++each) {
      if (requests_[route][each] == 0) continue;
      out.sample(
          label("route", name_of(static_cast<Route>(route))) + "," + label("status", std::to_string(each + 1) + "xx"),
          std::to_string(requests_[route][each]));
    }
  }
  out.describe("touchstone_intake_seconds", "histogram", "From a post's head to its answer.");
  std::uint64_t below = 0;
  for (std::size_t i = 0; i < intake_times_.size(); ++i) {
    below += intake_times_[i];
    const std::string bound =
        i < bounds_ms.size() ? seconds(static_cast<std::uint64_t>(bounds_ms[i]) * 1'000) : std::string("+Inf");
    out.sample(label("le", bound), std::to_string(below), "_bucket");
  }
  out.sample("", seconds(intake_us_), "_sum");
  out.sample("", std::to_string(below), "_count");
  out.describe("touchstone_records_total", "counter", "Records by what became of them.");
  for (std::size_t i = 0; i < kept_.size(); ++i) {
    out.sample(label("outcome", touchstone::name_of(static_cast<Kept>(i))), std::to_string(kept_[i]));
  }
  out.describe("touchstone_shed_total", "counter", "Requests sent away to come again.");
  for (std::size_t i = 0; i < shed_.size(); ++i) {
    out.sample(label("reason", name_of(static_cast<Shed>(i))), std::to_string(shed_[i]));
  }
  out.single("touchstone_commits_total", "counter", "Transactions that were committed.", std::to_string(commits_));
  out.single("touchstone_commit_errors_total", "counter", "Transactions that failed.", std::to_string(commit_errors_));
  out.single("touchstone_committed_records_total", "counter", "Records in them.", std::to_string(committed_));
  out.single("touchstone_commit_seconds_total", "counter", "Time spent in transactions.", seconds(commit_us_));
  out.describe("touchstone_webhook_attempts_total", "counter", "Webhook requests.");
  out.sample(label("outcome", "delivered"), std::to_string(webhooks_delivered_));
  out.sample(label("outcome", "failed"), std::to_string(webhooks_failed_));
  out.single("touchstone_waiting_records", "gauge", "Records that wait for their commit.", std::to_string(waiting));
  out.single("touchstone_connections", "gauge", "Open connections.", std::to_string(connections));
  out.single("touchstone_listeners", "gauge", "Open event streams.", std::to_string(listeners));
  return std::move(out).take();
}

}  // namespace touchstone
