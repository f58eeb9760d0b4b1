#pragma once
// A visitor with a browser, as far as surveys notice: pages, timers, and what the device keeps. For trying things out.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "engine/engine.hpp"

namespace touchstone {

class PlayedVisitor {
 public:
  /// Called when a touchpoint has come, or a survey's moment: when that was, what happened, and why each survey is
  /// shown or not, as the engine explains it.
  using Listener = std::function<void(UnixMs at, const Json& event, const Json& explanations)>;

  /// `storage`: what the visitor allows; else what the file says. `seed` decides the visitor's lots.
  PlayedVisitor(std::string surveys, std::optional<std::string> storage, std::uint64_t seed, Listener listener);

  /// Plays one event of the engine's, in which `at` may be a moment as people write it or be left out (one second
  /// after the one before), and a seed may be left out; or `{"type": "page"}`, another page of the shop. Timers go off
  /// in between. Answers what is wrong with the event, or nothing.
  std::optional<std::string> play(Json event);
  /// Waits until what is to appear has appeared.
  void wait();

 private:
  void open_page();
  std::optional<std::string> tell(Json event);
  void go_off_until(UnixMs at);
  void meet();
  std::string fresh_seed();

  std::string surveys_;
  std::string storage_;
  Listener listener_;
  std::uint64_t seeds_;
  std::unique_ptr<Engine> engine_;
  std::string kept_;
  UnixMs now_;
  std::optional<UnixMs> due_;
  bool is_payment_ = false;  // where the visitor is
};

}  // namespace touchstone
