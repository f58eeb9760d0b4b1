#include "delivery/outbox.hpp"

#include <algorithm>

#include "base/decimal.hpp"
#include "base/words.hpp"

namespace touchstone {
namespace {

/// What browsers let all requests that outlive a page carry together (Fetch, 4.7: 64 KiB), with room for others.
constexpr std::size_t most_keepalive_bytes = 60 * 1024;

}  // namespace

std::string Outbox::Parcel::name() const { return joined({endpoint->id, "/", response_id}); }

std::string Outbox::Parcel::timer() const { return joined({"retry:", name()}); }

Outbox::Parcel* Outbox::find(const Endpoint& endpoint, std::string_view response_id) {
  for (Parcel& parcel : parcels_) {
    if (parcel.endpoint == &endpoint && parcel.response_id == response_id) return &parcel;
  }
  return nullptr;
}

void Outbox::put(const Endpoint& endpoint, const std::string& response_id, unsigned revision, Effects& effects) {
  Parcel* parcel = find(endpoint, response_id);
  if (parcel == nullptr) {
    parcels_.push_back({.endpoint = &endpoint, .response_id = response_id});
    parcel = &parcels_.back();
  }
  parcel->revision = revision;
  if (parcel->state == State::idle) send_now(*parcel, effects);
}

void Outbox::withdraw(const Endpoint& endpoint, const std::string& response_id) {
  if (Parcel* parcel = find(endpoint, response_id)) parcel->revision = parcel->body_revision;
}

void Outbox::settle() {
  for (Parcel& parcel : parcels_) write(parcel);
}

void Outbox::write(Parcel& parcel) const {
  if (parcel.body_revision == parcel.revision) return;
  parcel.body = bodies_.body_for(*parcel.endpoint);
  parcel.body_revision = parcel.revision;
}

void Outbox::send(const Parcel& parcel, std::string_view content_type, bool keepalive, Effects& effects) {
  effects.send({.request = joined({parcel.name(), "/", write_decimal(parcel.revision)}),
                .url = parcel.endpoint->url,
                .content_type = content_type,
                .body = parcel.body,
                .headers = parcel.endpoint->headers,
                .keepalive = keepalive});
}

void Outbox::send_now(Parcel& parcel, Effects& effects) const {
  write(parcel);
  parcel.state = State::under_way;
  send(parcel, "application/json", parcel.body.size() <= most_keepalive_bytes, effects);
}

void Outbox::report(Parcel& parcel, HttpStatus status, bool again, Effects& effects) {
  if (parcel.reported) return;
  parcel.reported = true;
  const std::string answer = joined({"answers ", write_decimal(status)});
  const std::string message =
      joined({"endpoint \"", parcel.endpoint->id, "\" (", parcel.endpoint->url, ") ",
              status == 0 ? std::string_view("cannot be reached") : answer,
              again ? "; the response is kept and sent again" : "; the response is not sent again"});
  effects.report(message);
  effects.emit({.name = "error",
                .response_id = parcel.response_id,
                .endpoint = parcel.endpoint->id,
                .revision = parcel.revision,
                .message = message});
}

void Outbox::sent(std::string_view request, HttpStatus status, Effects& effects) {
  const std::size_t slash = std::min(request.rfind('/'), request.size());
  const auto is_it = [&](const Parcel& p) { return p.name() == request.substr(0, slash); };
  const auto parcel = std::find_if(parcels_.begin(), parcels_.end(), is_it);
  if (parcel == parcels_.end() || slash == request.size()) return;
  const double number = read_decimal(request.substr(slash + 1)).value;
  // Nothing of the kind was sent; a number out of range is also undefined to convert.
  if (!(number >= 1 && number <= parcel->revision)) return;
  const auto revision = static_cast<unsigned>(number);
  const bool was_waiting = parcel->state == State::waiting;
  parcel->last_words_revision = 0;

  if (is_confirmed(status)) {
    if (was_waiting) effects.cancel(parcel->timer());
    parcel->state = State::idle;
    parcel->failures = 0;
    parcel->reported = false;
    if (revision > parcel->confirmed_revision) {
      parcel->confirmed_revision = revision;
      effects.emit({.name = "delivered",
                    .response_id = parcel->response_id,
                    .endpoint = parcel->endpoint->id,
                    .revision = revision});
    }
    if (parcel->revision > parcel->confirmed_revision) send_now(*parcel, effects);
    return;
  }
  if (was_waiting || parcel->confirmed_revision >= revision) return;
  const bool again = is_worth_retrying(status);
  report(*parcel, status, again, effects);
  if (!again) {
    parcel->state = State::idle;
    if (parcel->revision > revision) send_now(*parcel, effects);
    return;
  }
  parcel->state = State::waiting;
  ++parcel->failures;
  effects.schedule(parcel->timer(), retry_delay_ms(parcel->failures, random_));
}

void Outbox::timer(std::string_view name, Effects& effects) {
  for (Parcel& parcel : parcels_) {
    if (parcel.state == State::waiting && name == parcel.timer()) send_now(parcel, effects);
  }
}

void Outbox::page_hidden(Effects& effects) {
  std::size_t bytes = 0;
  for (Parcel& parcel : parcels_) {
    const bool refused = parcel.state == State::idle;
    const bool sent_so = parcel.last_words_revision == parcel.revision;
    if (parcel.confirmed_revision == parcel.revision || refused || sent_so) continue;
    parcel.last_words_revision = parcel.revision;
    write(parcel);
    bytes += parcel.body.size();
    // There is no time for a preflight, and only a simple content type (Fetch, 2.2.2) goes without.
    send(parcel, "text/plain;charset=UTF-8", bytes <= most_keepalive_bytes, effects);
  }
}

}  // namespace touchstone
