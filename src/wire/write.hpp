#pragma once
#include "base/effects.hpp"
#include "base/error.hpp"
#include "base/json_write.hpp"
#include "engine/engine.hpp"

namespace touchstone {

/// Writes effects as they come, each as one element of the array that is open.
class EffectWriter final : public Effects {
 public:
  /// `out` must outlive this.
  explicit EffectWriter(JsonWriter& out) : out_(out) {}

  void schedule(std::string_view timer, std::int64_t after_ms) override;
  void cancel(std::string_view timer) override;
  void send(const Post& post) override;
  void push(std::string_view way, std::string_view body) override;
  void emit(const Notice& notice) override;
  void redirect(std::string_view url) override;
  void remember(std::string_view text) override;
  void keep(std::string_view key, std::string_view text) override;
  void drop(std::string_view key) override;
  void explained(const std::list<Explanation>& explanations) override;
  void report(std::string_view message) override;

 private:
  void open(std::string_view type);

  JsonWriter& out_;
};

/// What to draw now, complete; null where there is nothing.
void write_view(JsonWriter& out, const Engine& engine);

void write_error(JsonWriter& out, const Error& error);

}  // namespace touchstone
