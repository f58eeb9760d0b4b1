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

void Outbox::allow_keeping(bool is_allowed, Effects& effects) {
  may_keep_ = is_allowed;
  elsewhere_.clear();
  for (Parcel& parcel : parcels_) {
    // What was kept before is gone, or kept elsewhere.
    parcel.kept_bytes = 0;
    parcel.kept_revision = 0;
    if (!parcel.is_settled() && parcel.state != State::idle) keep(parcel, effects);
  }
}

void Outbox::count_elsewhere(std::string_view key, std::size_t bytes, Effects& effects) {
  forget_elsewhere(key);
  elsewhere_.push_back({std::string(key), bytes});
  make_room(nullptr, effects);
}

void Outbox::forget_elsewhere(std::string_view key) {
  elsewhere_.remove_if([&](const Elsewhere& each) { return each.key == key; });
}

/// What `keep` wrote: the moment, the revision and the format, each with a space or a line's end behind it.
bool Outbox::read_kept(std::string_view text, Parcel& parcel, std::string_view& format) {
  const std::size_t first = std::min(text.find(' '), text.size());
  const std::size_t second = std::min(text.find(' ', first + 1), text.size());
  const std::size_t line = text.find('\n', second);
  if (line == std::string_view::npos) return false;
  const double at = read_decimal(text.substr(0, first)).value;
  const double revision = read_decimal(text.substr(first + 1)).value;
  constexpr double most_revisions = 1'000'000;
  parcel.at = at >= 1 && at <= static_cast<double>(latest_moment) ? static_cast<UnixMs>(at) : 0;
  parcel.revision = revision >= 1 && revision <= most_revisions ? static_cast<unsigned>(revision) : 0;
  parcel.body_revision = parcel.kept_revision = parcel.revision;
  parcel.kept_bytes = text.size();
  format = text.substr(second + 1, line - second - 1);
  parcel.body = text.substr(line + 1);
  return parcel.at > 0 && parcel.revision > 0;
}

void Outbox::adopt(const std::vector<Endpoint>& endpoints, UnixMs at, std::string_view key, std::string_view text,
                   Effects& effects) {
  const std::size_t slash = std::min(key.rfind('/'), key.size());
  Parcel parcel{.state = State::queued, .is_adopted = true};
  std::string_view format;
  forget_elsewhere(key);
  if (slash == key.size() || !read_kept(text, parcel, format)) return effects.drop(key);
  const std::string_view id = key.substr(0, slash);
  parcel.response_id = key.substr(slash + 1);
  for (const Endpoint& each : endpoints) {
    const bool is_alike = each.channel == Channel::request && name_of(each.format) == format;
    if (each.id == id && is_alike) parcel.endpoint = &each;
  }
  const bool is_late = at - parcel.at > kept_for;
  if (parcel.endpoint == nullptr || is_late) {
    effects.drop(key);
    effects.report(joined({"a response of an earlier page is given up: ",
                           is_late ? "endpoint \"" : "there is no endpoint any more that is like \"", id,
                           is_late ? "\" was out of reach for too long" : "\""}));
    return effects.emit(
        {.name = "failed", .response_id = parcel.response_id, .endpoint = id, .revision = parcel.revision});
  }
  const Endpoint& endpoint = *parcel.endpoint;
  // This page has gone on with it.
  if (find(endpoint, parcel.response_id) != nullptr) return;
  // A clock that was ahead must not make it the youngest for ever: then it is kept anew.
  if (parcel.at > at) {
    parcel.at = at;
    parcel.kept_bytes = 0;
    parcel.kept_revision = 0;
  }
  parcels_.push_back(std::move(parcel));
  keep(parcels_.back(), effects);
  make_room(nullptr, effects);
  send_next(endpoint, effects);
}

void Outbox::put(const Endpoint& endpoint, const std::string& response_id, unsigned revision, UnixMs at,
                 Effects& effects) {
  Parcel* parcel = find(endpoint, response_id);
  if (parcel == nullptr) {
    parcels_.emplace_back();
    parcel = &parcels_.back();
    parcel->endpoint = &endpoint;
    parcel->response_id = response_id;
  }
  if (revision <= parcel->revision) return;
  parcel->revision = revision;
  parcel->at = at;
  parcel->is_withdrawn = false;
  parcel->is_adopted = false;
  go(*parcel, effects);
}

void Outbox::go(Parcel& parcel, Effects& effects) {
  const bool is_free = parcel.state == State::idle || parcel.state == State::held || parcel.state == State::queued;
  if (is_free && parcel.endpoint->departure == Departure::page_end && !parcel.is_adopted) {
    parcel.state = State::held;
    keep(parcel, effects);
  } else if (is_free) {
    send_now(parcel, effects);
  } else {
    keep(parcel, effects);
  }
}

void Outbox::withdraw(const Endpoint& endpoint, const std::string& response_id, unsigned revision, Effects& effects) {
  Parcel* parcel = find(endpoint, response_id);
  if (parcel == nullptr || parcel->is_settled() || revision <= parcel->revision) return;
  parcel->is_withdrawn = true;
  drop(*parcel, effects);
  if (parcel->state == State::waiting) effects.cancel(parcel->timer());
  if (parcel->state != State::under_way) parcel->state = State::idle;
  send_next(endpoint, effects);
}

void Outbox::settle() {
  for (Parcel& parcel : parcels_) {
    if (!parcel.is_settled()) write(parcel);
  }
}

void Outbox::write(Parcel& parcel) const {
  if (parcel.body_revision == parcel.revision) return;
  parcel.body = bodies_.body_for(*parcel.endpoint);
  parcel.body_revision = parcel.revision;
}

/// What may be sent again after this page.
void Outbox::keep(Parcel& parcel, Effects& effects) {
  const Endpoint& endpoint = *parcel.endpoint;
  // To where nobody tells a second one from the first, it goes once: from then on it is not for another page to send.
  const bool is_gone = endpoint.is_mute && parcel.state == State::under_way && parcel.sent_revision == parcel.revision;
  if (!may_keep_ || endpoint.channel != Channel::request) return;
  // Where there are no locks, another page may have put something newer there; or it has made way for others.
  if (parcel.kept_revision == parcel.revision && !is_gone) return;
  write(parcel);
  const std::string text = joined({write_decimal(static_cast<double>(parcel.at)), " ", write_decimal(parcel.revision),
                                   " ", name_of(endpoint.format), "\n", parcel.body});
  if (is_gone || text.size() > longest_kept) return drop(parcel, effects);
  parcel.kept_bytes = text.size();
  parcel.kept_revision = parcel.revision;
  effects.keep(parcel.name(), text);
  make_room(&parcel, effects);
}

void Outbox::drop(Parcel& parcel, Effects& effects) {
  if (parcel.kept_bytes == 0) return;
  parcel.kept_bytes = 0;
  parcel.kept_revision = 0;
  effects.drop(parcel.name());
}

void Outbox::make_room(const Parcel* newest, Effects& effects) {
  for (;;) {
    std::size_t count = elsewhere_.size();
    std::size_t bytes = 0;
    for (const Elsewhere& each : elsewhere_) bytes += each.bytes;
    Parcel* oldest = nullptr;
    for (Parcel& parcel : parcels_) {
      if (parcel.kept_bytes == 0) continue;
      ++count;
      bytes += parcel.kept_bytes;
      if (&parcel != newest && (oldest == nullptr || parcel.at < oldest->at)) oldest = &parcel;
    }
    if (oldest == nullptr || (count <= most_kept && bytes <= most_kept_bytes)) return;
    drop(*oldest, effects);
    // Else its next attempt would take the place of another one.
    oldest->kept_revision = oldest->revision;
    tell(*oldest,
         joined({"too much is on its way: a response for endpoint \"", oldest->endpoint->id,
                 "\" is kept no longer than this page"}),
         effects);
  }
}

void Outbox::send_next(const Endpoint& endpoint, Effects& effects) {
  Parcel* next = nullptr;
  for (Parcel& parcel : parcels_) {
    if (parcel.endpoint != &endpoint || !parcel.is_adopted) continue;
    // One that fails again and again by itself must not be in the way of the others.
    if (parcel.state == State::under_way || (parcel.state == State::waiting && parcel.is_patient)) return;
    if (parcel.state == State::queued && (next == nullptr || parcel.at < next->at)) next = &parcel;
  }
  if (next != nullptr) send_now(*next, effects);
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

void Outbox::send_now(Parcel& parcel, Effects& effects) {
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
  keep(parcel, effects);
  send(parcel, false, parcel.body.size() <= most_keepalive_bytes, effects);
}

void Outbox::report(Parcel& parcel, HttpStatus status, bool again, Effects& effects) {
  if (parcel.is_refused || (again && parcel.is_reported)) return;
  parcel.is_reported = true;
  const std::string answer = joined({"answers ", write_decimal(status)});
  const std::string message =
      joined({"endpoint \"", parcel.endpoint->id, "\" (", parcel.endpoint->url, ") ",
              status == 0 ? std::string_view("cannot be reached") : answer,
              again ? "; the response is kept and sent again" : "; the response is not sent again"});
  tell(parcel, message, effects);
}

void Outbox::tell(const Parcel& parcel, std::string_view message, Effects& effects) {
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
    parcel->is_reported = parcel->is_refused = false;
    if (revision > parcel->confirmed_revision) {
      // Of what nobody can learn, once is all that can be done.
      parcel->confirmed_revision = revision;
      emit(ending.is_unknown ? "unconfirmed" : "delivered", *parcel, revision, effects);
    }
    if (parcel->is_settled()) {
      drop(*parcel, effects);
    } else {
      go(*parcel, effects);
    }
  } else if (!was_waiting && parcel->confirmed_revision < revision) {
    fail(*parcel, revision, ending, effects);
  }
  send_next(*parcel->endpoint, effects);
}

void Outbox::fail(Parcel& parcel, unsigned revision, const Ending& ending, Effects& effects) {
  if (parcel.is_withdrawn) {
    parcel.state = State::idle;
    return;
  }
  const bool again = is_worth_retrying(ending.status);
  report(parcel, ending.status, again, effects);
  if (!again) {
    parcel.state = State::idle;
    if (!parcel.is_refused) emit("failed", parcel, revision, effects);
    parcel.is_refused = true;
    if (parcel.revision > revision) return go(parcel, effects);
    return drop(parcel, effects);
  }
  parcel.state = State::waiting;
  keep(parcel, effects);
  ++parcel.failures;
  parcel.is_patient = ending.status == 0 || ending.retry_after_ms >= 0;
  effects.schedule(parcel.timer(), ending.retry_after_ms < 0 ? retry_delay_ms(parcel.failures, random_)
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
    // What was adopted waits for the next page as it has waited for this one.
    const bool can_wait = parcel.is_adopted && parcel.kept_bytes > 0;
    if (parcel.is_settled() || refused || sent_so || can_wait) continue;
    // It outlives the page as it is, and where it goes, nobody tells a second one from the first.
    const bool is_gone = parcel.endpoint->is_mute && parcel.state == State::under_way &&
                         parcel.sent_revision == parcel.revision && parcel.body.size() <= most_keepalive_bytes;
    if (is_gone) continue;
    parcel.last_words_revision = parcel.revision;
    write(parcel);
    bytes += parcel.body.size();
    if (parcel.state == State::held) parcel.state = State::under_way;
    if (parcel.endpoint->is_mute) {
      if (parcel.state == State::waiting) effects.cancel(parcel.timer());
      parcel.state = State::under_way;
      parcel.sent_revision = parcel.revision;
      drop(parcel, effects);
    }
    send(parcel, true, bytes <= most_keepalive_bytes, effects);
    emit("unconfirmed", parcel, parcel.revision, effects);
  }
}

}  // namespace touchstone
