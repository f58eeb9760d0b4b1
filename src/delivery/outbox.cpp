#include "delivery/outbox.hpp"

#include <algorithm>

#include "base/decimal.hpp"
#include "base/words.hpp"
#include "delivery/body.hpp"

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
  const bool is_free = parcel->state == State::idle || parcel->state == State::held;
  if (is_free && endpoint.departure == Departure::page_end) {
    parcel->state = State::held;
  } else if (is_free) {
    send_now(*parcel, effects);
  }
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

void Outbox::send(const Parcel& parcel, bool is_last_words, bool keepalive, Effects& effects) {
  const Endpoint& endpoint = *parcel.endpoint;
  effects.send({.request = joined({parcel.name(), "/", write_decimal(parcel.revision)}),
                .url = endpoint.url,
                .method = endpoint.method,
                .content_type = content_type_of(endpoint.format, is_last_words || endpoint.is_mute),
                .body = parcel.body,
                .headers = endpoint.headers,
                .credentials = endpoint.credentials,
                .timeout_seconds = endpoint.timeout_seconds,
                .is_mute = endpoint.is_mute,
                .keepalive = keepalive});
}

void Outbox::emit(std::string_view name, const Parcel& parcel, unsigned revision, Effects& effects) {
  effects.emit(
      {.name = name, .response_id = parcel.response_id, .endpoint = parcel.endpoint->id, .revision = revision});
}

void Outbox::send_now(Parcel& parcel, Effects& effects) const {
  write(parcel);
  if (parcel.endpoint->channel != Channel::request) {
    // What is on the page has arrived.
    parcel.state = State::idle;
    parcel.confirmed_revision = parcel.revision;
    effects.push(parcel.endpoint->channel == Channel::event ? "event" : "dataLayer", parcel.body);
    return;
  }
  parcel.state = State::under_way;
  parcel.sent_revision = parcel.revision;
  send(parcel, false, parcel.body.size() <= most_keepalive_bytes, effects);
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

void Outbox::sent(std::string_view request, const Ending& ending, Effects& effects) {
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

  if (is_confirmed(ending.status) || ending.is_unknown) {
    if (was_waiting) effects.cancel(parcel->timer());
    parcel->state = State::idle;
    parcel->failures = 0;
    parcel->reported = false;
    if (revision > parcel->confirmed_revision) {
      // Of what nobody can learn, once is all that can be done.
      parcel->confirmed_revision = revision;
      emit(ending.is_unknown ? "unconfirmed" : "delivered", *parcel, revision, effects);
    }
    if (parcel->revision > parcel->confirmed_revision)
      put(*parcel->endpoint, parcel->response_id, parcel->revision, effects);
    return;
  }
  if (was_waiting || parcel->confirmed_revision >= revision) return;
  const bool again = is_worth_retrying(ending.status);
  const bool is_news = !parcel->reported;
  report(*parcel, ending.status, again, effects);
  if (!again) {
    parcel->state = State::idle;
    if (is_news) emit("failed", *parcel, revision, effects);
    if (parcel->revision > revision) put(*parcel->endpoint, parcel->response_id, parcel->revision, effects);
    return;
  }
  parcel->state = State::waiting;
  ++parcel->failures;
  effects.schedule(parcel->timer(), ending.retry_after_ms < 0 ? retry_delay_ms(parcel->failures, random_)
                                                              : asked_delay_ms(ending.retry_after_ms, random_));
}

void Outbox::timer(std::string_view name, Effects& effects) {
  for (Parcel& parcel : parcels_) {
    if (parcel.state == State::waiting && name == parcel.timer()) send_now(parcel, effects);
  }
}

void Outbox::page_hidden(Effects& effects) {
  std::size_t bytes = 0;
  for (Parcel& parcel : parcels_) {
    if (parcel.endpoint->channel != Channel::request) {
      if (parcel.state == State::held) send_now(parcel, effects);
      continue;
    }
    const bool refused = parcel.state == State::idle;
    const bool sent_so = parcel.last_words_revision == parcel.revision;
    if (parcel.confirmed_revision == parcel.revision || refused || sent_so) continue;
    // It outlives the page as it is, and where it goes, nobody tells a second one from the first.
    const bool is_gone = parcel.endpoint->is_mute && parcel.state == State::under_way &&
                         parcel.sent_revision == parcel.revision && parcel.body.size() <= most_keepalive_bytes;
    if (is_gone) continue;
    parcel.last_words_revision = parcel.revision;
    write(parcel);
    bytes += parcel.body.size();
    if (parcel.state == State::held) parcel.state = State::under_way;
    send(parcel, true, bytes <= most_keepalive_bytes, effects);
    emit("unconfirmed", parcel, parcel.revision, effects);
  }
}

}  // namespace touchstone
