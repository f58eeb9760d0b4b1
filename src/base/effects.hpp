#pragma once
// What the engine asks of its host. The host does it as told and decides nothing.
#include <cstdint>
#include <list>
#include <string>
#include <string_view>

#include "base/json.hpp"

namespace touchstone {

/// Something the shop's own code may want to know. What does not apply is empty.
struct Notice {
  /// shown, answered, completed, dismissed, delivered, unconfirmed, failed, error
  std::string_view name;
  std::string_view survey = {};
  std::string_view touchpoint = {};
  std::string_view response_id = {};
  std::string_view question = {};
  std::string_view endpoint = {};
  /// 0: does not apply.
  unsigned revision = 0;
  std::string_view message = {};
};

/// A request to post a response.
struct Post {
  /// Comes back in the event that says how it ended.
  std::string_view request;
  std::string_view url;
  std::string_view method;
  std::string_view content_type;
  std::string_view body;
  /// An object of texts by header name, or null.
  const Json& headers;
  std::string_view credentials;
  unsigned timeout_seconds = 0;
  /// The answer is none of the page's business, and cannot be read.
  bool is_mute = false;
  /// It shall outlive the page.
  bool keepalive = false;
};

/// Why a survey is shown, or is not.
struct Explanation {
  std::string_view survey;
  std::string_view touchpoint;
  /// A word for programs: "shown", "rest", "sample" ...
  std::string_view reason;
  /// A sentence for people.
  std::string text;
};

/// Takes the effects of one event, in their order. Every text is only lent for the call.
class Effects {
 public:
  Effects() = default;
  Effects(const Effects&) = delete;
  Effects& operator=(const Effects&) = delete;
  virtual ~Effects() = default;

  /// Come back with a timer event of this name. A second one of the same name replaces the first.
  virtual void schedule(std::string_view timer, std::int64_t after_ms) = 0;
  virtual void cancel(std::string_view timer) = 0;
  virtual void send(const Post& post) = 0;
  /// Hand this JSON to the page: `way` is "dataLayer" or "event".
  virtual void push(std::string_view way, std::string_view body) = 0;
  /// Tell the shop's own listeners.
  virtual void emit(const Notice& notice) = 0;
  /// Go to another page: https or mailto.
  virtual void redirect(std::string_view url) = 0;
  /// Keep this of the visitor, in the place of what was kept before.
  virtual void remember(std::string_view text) = 0;
  /// Keep this beyond the page, under this name and in the place of what the name had, and look after it: other pages
  /// shall not take it up before this one has ended. It comes back to a later page as an event.
  virtual void keep(std::string_view key, std::string_view text) = 0;
  /// What was kept under this name is no longer needed.
  virtual void drop(std::string_view key) = 0;
  /// Why each survey is shown or not, to whoever asked.
  virtual void explained(const std::list<Explanation>& explanations) = 0;
  /// One line for the developer's console: what is wrong, and where.
  virtual void report(std::string_view message) = 0;
};

}  // namespace touchstone
