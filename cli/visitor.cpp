#include "cli/visitor.hpp"

#include <chrono>

#include "base/json_read.hpp"
#include "base/json_write.hpp"
#include "base/random.hpp"
#include "wire/wire.hpp"

namespace touchstone {
namespace {

UnixMs clock_now() {
  const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(since_1970).count();
}

bool is_of(const Json& event, std::string_view type) {
  const Json* found = event.find("type");
  return found != nullptr && found->text() == type;
}

}  // namespace

PlayedVisitor::PlayedVisitor(std::string surveys, std::optional<std::string> storage, std::uint64_t seed,
                             Listener listener)
    : surveys_(std::move(surveys)), listener_(std::move(listener)), seeds_(seed), now_(clock_now()) {
  open_page();
  storage_ = storage ? std::move(*storage) : std::string(name_of(engine_->definition().storage));
}

void PlayedVisitor::open_page() {
  load(surveys_, engine_);
  due_.reset();
  is_payment_ = false;
}

std::string PlayedVisitor::fresh_seed() {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string text;
  for (int half = 0; half < 2; ++half) {
    const std::uint64_t bits = Random(seeds_++).next();
    for (int shift = 60; shift >= 0; shift -= 4) text += hex[(bits >> shift) & 15U];
  }
  return text;
}

std::optional<std::string> PlayedVisitor::tell(Json event) {
  event.set("at", static_cast<double>(now_));
  const JsonRead answer = read_json(handle(write_json(event), *engine_));
  if (const Json* error = answer.value->find("error")) return error->find("message")->text();
  for (const Json& effect : answer.value->find("effects")->items()) {
    const bool is_show = effect.find("timer") != nullptr && effect.find("timer")->text() == "show";
    if (is_of(effect, "remember")) kept_ = effect.find("text")->text();
    if (is_of(effect, "schedule") && is_show) due_ = now_ + static_cast<UnixMs>(effect.find("after_ms")->number());
    if (is_of(effect, "cancel") && is_show) due_.reset();
  }
  return {};
}

void PlayedVisitor::meet() {
  Json event = Json::object();
  event.set("type", "visitor");
  event.set("storage", storage_);
  event.set("stored", kept_);
  event.set("seed", fresh_seed());
  tell(std::move(event));
}

void PlayedVisitor::go_off_until(UnixMs at) {
  if (!due_ || *due_ > at) return;
  now_ = *due_;
  due_.reset();
  meet();
  Json event = Json::object();
  event.set("type", "timer");
  event.set("timer", "show");
  event.set("payment", is_payment_);
  play(std::move(event));
}

void PlayedVisitor::wait() {
  if (due_) go_off_until(*due_);
}

std::optional<std::string> PlayedVisitor::play(Json event) {
  if (!event.is_object()) return "an event is an object";
  const bool is_own = is_of(event, "timer");
  if (const Json* at = event.find("at")) {
    if (at->is_text() && !is_moment(at->text())) return "\"at\" is no moment: write 2026-11-30T18:00:00Z";
    const UnixMs moment = at->is_text() ? moment_of(at->text(), false) : static_cast<UnixMs>(at->number());
    go_off_until(moment);
    now_ = moment;
  } else if (!is_own) {
    go_off_until(now_ + 1'000);
    now_ += 1'000;
  }
  if (is_of(event, "page")) {
    open_page();
    return {};
  }
  const bool may_show = is_of(event, "track") || is_of(event, "show");
  if (is_of(event, "track")) {
    const Json* payment = event.find("payment");
    is_payment_ = payment != nullptr && payment->boolean();
  }
  if (is_of(event, "navigate")) is_payment_ = false;
  if (may_show) meet();
  if (event.find("seed") == nullptr) event.set("seed", fresh_seed());
  if (is_of(event, "visitor")) {
    if (const Json* storage = event.find("storage")) storage_ = storage->text();
    if (storage_ == "none") kept_.clear();
    if (event.find("stored") == nullptr) event.set("stored", kept_);
  }
  std::optional<std::string> problem = tell(event);
  if (problem || !(may_show || is_own)) return problem;
  Json ask = Json::object();
  ask.set("type", "explain");
  ask.set("at", static_cast<double>(now_));
  const JsonRead answer = read_json(handle(write_json(ask), *engine_));
  listener_(now_, event, *answer.value->find("effects")->items().front().find("surveys"));
  return {};
}

}  // namespace touchstone
