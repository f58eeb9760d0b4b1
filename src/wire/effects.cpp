#include "wire/write.hpp"

namespace touchstone {

void EffectWriter::open(std::string_view type) {
  out_.open_object();
  out_.member("type", type);
}

void EffectWriter::schedule(std::string_view timer, std::int64_t after_ms) {
  open("schedule");
  out_.member("timer", timer);
  out_.member_number("after_ms", static_cast<double>(after_ms));
  out_.close_object();
}

void EffectWriter::cancel(std::string_view timer) {
  open("cancel");
  out_.member("timer", timer);
  out_.close_object();
}

void EffectWriter::send(const Post& post) {
  open("send");
  out_.member("request", post.request);
  out_.member("url", post.url);
  if (post.method != "POST") out_.member("method", post.method);
  out_.member("content_type", post.content_type);
  out_.member("body", post.body);
  if (!post.headers.is_null()) out_.member_value("headers", post.headers);
  if (post.credentials != "omit") out_.member("credentials", post.credentials);
  out_.member_number("timeout_ms", post.timeout_seconds * 1'000.0);
  if (post.is_mute) out_.member_boolean("no_cors", true);
  out_.member_boolean("keepalive", post.keepalive);
  out_.close_object();
}

void EffectWriter::push(std::string_view way, std::string_view body) {
  open("push");
  out_.member("to", way);
  out_.member("body", body);
  out_.close_object();
}

void EffectWriter::emit(const Notice& notice) {
  open("emit");
  out_.member("name", notice.name);
  out_.name("detail");
  out_.open_object();
  out_.member_unless_empty("survey", notice.survey);
  out_.member_unless_empty("touchpoint", notice.touchpoint);
  out_.member_unless_empty("response_id", notice.response_id);
  out_.member_unless_empty("question", notice.question);
  out_.member_unless_empty("endpoint", notice.endpoint);
  if (notice.revision > 0) out_.member_number("revision", notice.revision);
  out_.member_unless_empty("message", notice.message);
  out_.close_object();
  out_.close_object();
}

void EffectWriter::redirect(std::string_view url) {
  open("redirect");
  out_.member("url", url);
  out_.close_object();
}

void EffectWriter::remember(std::string_view text) {
  open("remember");
  out_.member("text", text);
  out_.close_object();
}

void EffectWriter::keep(std::string_view key, std::string_view text) {
  open("keep");
  out_.member("key", key);
  out_.member("text", text);
  out_.close_object();
}

void EffectWriter::drop(std::string_view key) {
  open("drop");
  out_.member("key", key);
  out_.close_object();
}

void EffectWriter::explained(const std::list<Explanation>& explanations) {
  open("explained");
  out_.name("surveys");
  out_.open_array();
  for (const Explanation& each : explanations) {
    out_.open_object();
    out_.member("survey", each.survey);
    out_.member("touchpoint", each.touchpoint);
    out_.member_boolean("shown", each.reason == "shown");
    out_.member("reason", each.reason);
    out_.member("text", each.text);
    out_.close_object();
  }
  out_.close_array();
  out_.close_object();
}

void EffectWriter::report(std::string_view message) {
  open("report");
  out_.member("message", message);
  out_.close_object();
}

}  // namespace touchstone
