#include "collector/intake.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

#include "collector/clock.hpp"
#include "collector/confirm.hpp"
#include "collector/posted.hpp"
#include "collector/replies.hpp"
#include "collector/signature.hpp"

namespace touchstone {
namespace {

/// So many seconds' worth may come at once: a page that was offline, and a mail that reaches a thousand people.
constexpr double burst_seconds = 10;

/// When the line is full it is empty again in a fraction of a second. Senders that were turned away together shall not
/// come back together.
std::chrono::seconds soon() {
  static std::atomic<unsigned> turn = 0;
  return std::chrono::seconds(1 + turn++ % 4);
}

constexpr auto after_storage_error = std::chrono::seconds(5);

constexpr auto foreign = "This origin is not allowed to post here; start the collector with --origin";
constexpr auto wrong_type =
    "Send application/json, text/plain that holds JSON, application/cloudevents+json or "
    "application/cloudevents-batch+json";

/// Browsers say where a request comes from (https://w3c.github.io/webappsec-fetch-metadata). Without this, a page that
/// may not post JSON for want of `--origin` could still leave its last answers as text, which no preflight guards: half
/// of the data, from anywhere.
bool is_foreign(const Request& request, const Origins& origins) {
  const std::string site = request.header("Sec-Fetch-Site");
  return (site == "cross-site" || site == "same-site") && !origins.allow(request.header("Origin"));
}

/// Absent: a media type that is not taken.
std::optional<BodyForm> form_of(const Request& request) {
  const std::string type = request.media_type();
  // Plain text is what a page may send while it is being closed, when there is no time for a preflight.
  if (type == "application/json" || type == "text/plain") return BodyForm::json;
  if (type == "application/cloudevents+json") return BodyForm::cloudevent;
  if (type == "application/cloudevents-batch+json") return BodyForm::cloudevent_batch;
  return std::nullopt;
}

std::vector<Arrival> arrivals_of(const Posted& posted, const std::string& secret) {
  const UnixMs now = clock_now();
  std::vector<Arrival> arrivals;
  for (const PostedItem& item : posted.items) {
    if (!item.record) continue;
    Arrival arrival{.record = *item.record, .received_at = now};
    if (!secret.empty()) {
      Signature signature = verify(secret, *item.record, now);
      arrival.trust = signature.trust;
      arrival.claim = std::move(signature.claim);
      arrival.claim_expires_at = signature.expires_at;
    }
    arrivals.push_back(std::move(arrival));
  }
  return arrivals;
}

}  // namespace

Intake::Intake(Options options, Committer& committer, Changes& changes, Metrics& metrics)
    : options_(std::move(options)),
      committer_(committer),
      changes_(changes),
      metrics_(metrics),
      networks_(options_.most_from_network, options_.most_from_network * burst_seconds),
      surveys_(options_.most_of_survey, options_.most_of_survey * burst_seconds) {}

void Intake::allow_origin(const Request& request, Reply& reply) const {
  if (options_.origins.none()) return;
  reply.set("Vary", "Origin");
  const std::string origin = request.header("Origin");
  if (!origin.empty() && options_.origins.allow(origin)) reply.set("Access-Control-Allow-Origin", origin);
}

Reply Intake::answer_preflight(const Request& request) const {
  if (!options_.origins.allow(request.header("Origin"))) {
    Reply refused = refusal(403, foreign);
    allow_origin(request, refused);
    return refused;
  }
  Reply reply{.status = 204};
  allow_origin(request, reply);
  reply.set("Access-Control-Allow-Methods", "POST");
  reply.set("Access-Control-Allow-Headers", "Content-Type");
  // Two hours: as long as Chromium keeps it (Firefox: a day).
  reply.set("Access-Control-Max-Age", "7200");
  return reply;
}

std::optional<Reply> Intake::limit_network(const Request& head) {
  const auto wait = networks_.take(network_of(head.address), 1, RateLimiter::Clock::now());
  if (wait.count() == 0) return std::nullopt;
  metrics_.note_shed(Shed::address_rate);
  return come_again(429, "Too many requests from this network", wait);
}

Admission Intake::admit(const Request& head) {
  Admission admission{.route = Route::intake};
  const std::optional<BodyForm> form = form_of(head);
  if (is_foreign(head, options_.origins)) {
    admission.refusal = refusal(403, foreign);
  } else if (!form) {
    admission.refusal = refusal(415, wrong_type);
  } else if ((admission.refusal = limit_network(head))) {
    // said already
  } else if (!committer_.has_room(1)) {
    // Before the body is read and taken apart, which is most of the work.
    metrics_.note_shed(Shed::queue_full);
    admission.refusal = come_again(503, "Too much is waiting to be kept", soon());
  }
  if (admission.refusal) {
    allow_origin(head, *admission.refusal);
  } else {
    admission.most_body_bytes = most_bytes_of(*form);
  }
  return admission;
}

std::optional<Reply> Intake::limit_records(const Request& request, const std::vector<Arrival>& arrivals) {
  const auto now = RateLimiter::Clock::now();
  const auto others = static_cast<unsigned>(std::max<std::size_t>(arrivals.size(), 1) - 1);
  if (const auto wait = networks_.take(network_of(request.address), others, now); wait.count() > 0) {
    metrics_.note_shed(Shed::address_rate);
    return come_again(429, "Too many records from this network", wait);
  }
  for (const Arrival& arrival : arrivals) {
    if (const auto wait = surveys_.take(arrival.record.survey, 1, now); wait.count() > 0) {
      metrics_.note_shed(Shed::survey_rate);
      return come_again(429, "Too many records of this survey", wait);
    }
  }
  return std::nullopt;
}

void Intake::take(const Request& request, Respond respond) {
  const BodyForm form = *form_of(request);
  auto posted = std::make_shared<const Posted>(read_posted(request.body, form));
  const auto answer = [this, request = Request{.headers = request.headers}, respond = std::move(respond)](Reply reply) {
    allow_origin(request, reply);
    respond(std::move(reply));
  };
  if (posted->items.empty()) return answer(refuse_body(*posted));
  std::vector<Arrival> arrivals = arrivals_of(*posted, options_.secret);
  if (std::optional<Reply> limited = limit_records(request, arrivals)) return answer(std::move(*limited));
  if (arrivals.empty()) return answer(confirm(*posted, form, {}));
  const bool taken = committer_.offer(std::move(arrivals), [=, this](Result<std::vector<Kept>> kept) {
    if (!kept) {
      // The status tells the sender to try again. What the database said is for the log, not for strangers.
      return answer(come_again(503, "The response could not be kept", after_storage_error));
    }
    for (const Kept each : *kept) metrics_.note_kept(each);
    if (std::any_of(kept->begin(), kept->end(), is_change)) changes_.note();
    answer(confirm(*posted, form, *kept));
  });
  if (taken) return;
  metrics_.note_shed(Shed::queue_full);
  answer(come_again(503, "Too much is waiting to be kept", soon()));
}

}  // namespace touchstone
