#pragma once
// The engine: one event in, one view and some effects out. No clock, no randomness, no storage, no network.
//
//   event -> touchpoint: is there a survey to show? -> session: what to ask now -> view
//                                                              |-> response -> outbox -> effects
//
// Each function takes one event; time and randomness are in it. What is drawn afterwards follows from `session()`.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/effects.hpp"
#include "base/time.hpp"
#include "definition/definition.hpp"
#include "delivery/outbox.hpp"
#include "delivery/response.hpp"
#include "session/session.hpp"
#include "session/wording.hpp"
#include "touchpoint/track.hpp"

namespace touchstone {

/// The engine of one page. One survey at a time: while one is open or about to open, further touchpoints pass by.
class Engine final : private Bodies {
 public:
  explicit Engine(Definition definition) : definition_(std::move(definition)) {}
  // Sessions and parcels refer to the definition.
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  ~Engine() override = default;

  const Definition& definition() const { return definition_; }
  /// The survey on the page. Null pointer: none.
  const Session* session() const { return showing_ ? &showing_->session : nullptr; }
  /// How the texts of the survey on the page read. Only while there is one.
  Wordings wordings() const { return {definition_, showing_->session, showing_->asked_locale}; }

  /// A moment of the journey has come.
  void track(Track track, Effects& effects);
  /// A scheduled moment has come.
  void timer(UnixMs at, std::string_view name, Effects& effects);
  /// The visitor gave an answer. `other`: own words beside a choice.
  void answer(UnixMs at, std::string_view question, const Json& value, std::string_view other, Effects& effects);
  /// The visitor goes on without answering.
  void skip(UnixMs at, std::string_view question, Effects& effects);
  void back();
  /// The visitor, or the shop, closed the survey; one that waits for its moment is called off.
  void close(UnixMs at, Effects& effects);
  /// The page is hidden, or about to end.
  void page_hidden(Effects& effects) { outbox_.page_hidden(effects); }
  /// A request has ended.
  void sent(std::string_view request, HttpStatus status, Effects& effects) { outbox_.sent(request, status, effects); }

 private:
  /// A survey that waits for its moment.
  struct Waiting {
    const Survey* survey = nullptr;
    Track track;
  };
  /// The survey on the page.
  struct Showing {
    Session session;
    std::string asked_locale;
    Response response;
  };

  void show(const Survey& survey, const Track& track, UnixMs at, Effects& effects);
  void take(UnixMs at, std::string_view question, Taken taken, Effects& effects);
  void end(Effects& effects);
  void finish();
  std::string body_for(const Endpoint& endpoint) const override;
  void update(UnixMs at, Status status, Effects& effects);
  void emit(std::string_view name, std::string_view question, Effects& effects) const;

  Definition definition_;
  std::vector<const Survey*> shown_;  // by this page
  std::unique_ptr<Waiting> waiting_;
  std::unique_ptr<Showing> showing_;
  Outbox outbox_{*this};
};

}  // namespace touchstone
