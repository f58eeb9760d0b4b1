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
#include "touchpoint/choose.hpp"

namespace touchstone {

/// A survey about to be shown, and to whom.
struct Invitation {
  const Survey* survey = nullptr;
  Track track = {};
  /// Somebody tries it out: the record says so.
  bool is_test = false;
  /// What to select beforehand, by id of question. Null: nothing.
  Json suggestions = {};
};

/// The engine of one page. One survey at a time: while one is open or about to open, further touchpoints pass by, and a
/// survey that is asked for by its name waits, the latest of them, until the one that is open is closed; it does not
/// wait for itself. A tab waits beside them until it is pressed.
class Engine final : private Bodies {
 public:
  explicit Engine(Definition definition);
  // Sessions and parcels refer to the definition.
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  ~Engine() override = default;

  const Definition& definition() const { return definition_; }
  /// The survey of that id. Null pointer: there is none.
  const Survey* find(std::string_view id) const;
  /// The survey on the page. Null pointer: none.
  const Session* session() const { return showing_ ? &showing_->session : nullptr; }
  /// The survey whose tab is on the page, as it would begin. Null pointer: none, or hidden behind the survey that is
  /// open.
  const Session* tab() const { return showing_ || !tab_ ? nullptr : &tab_->session; }
  /// How the texts of the survey on the page read, or of the tab. Only while there is one.
  Wordings wordings() const { return wordings_of(showing_ ? *showing_ : *tab_); }

  /// What the device keeps of the visitor, and what it may keep (touchpoint/visitor.hpp). Told before each event that
  /// may show something; where it never is, nothing may be kept.
  void meet(UnixMs at, Storage storage, std::string_view stored, const Seed& seed, Effects& effects);
  /// A moment of the journey has come. `is_test`: somebody tries it out, and the record says so.
  void track(Track&& track, bool is_test, Effects& effects);
  /// The page, or who tries a survey out, wants this one, whatever its touchpoint and conditions.
  void ask(std::unique_ptr<Invitation> invitation, Effects& effects);
  /// The survey that waits for another to be closed is no longer wanted, if it is this one; "" is any.
  void forget(std::string_view survey);
  /// The visitor pressed the tab.
  void open(UnixMs at, const Seed& seed, Effects& effects);
  /// What the visitor has typed and not given yet; it is there again when the visit is replayed.
  void typed(std::string_view question, const Json& value) {
    if (showing_) showing_->session.suggest(question, value);
  }
  /// The page's language has changed.
  void change_locale(std::string_view locale);
  /// The visitor has gone to another page of a single-page shop: what waits and does not follow is called off.
  void navigate(Effects& effects);
  /// A scheduled moment has come. `is_payment`: on a page with fields for the data of a card.
  void timer(UnixMs at, std::string_view name, bool is_payment, Effects& effects);
  /// Somebody wants to know why a survey is not shown.
  void explain(Effects& effects) const;
  /// The visitor gave an answer. `other`: own words beside a choice.
  void answer(UnixMs at, std::string_view question, const Json& value, std::string_view other, Effects& effects);
  /// The visitor goes on without answering.
  void skip(UnixMs at, std::string_view question, Effects& effects);
  void back();
  /// The visitor, or the shop, closed the survey; one that waits for its moment is called off.
  void close(UnixMs at, Effects& effects);
  /// An earlier page has kept this: `key` and `text` as the effect had them. `is_elsewhere`: another page looks after
  /// it, and here it only counts.
  void find_kept(UnixMs at, std::string_view key, std::string_view text, bool is_elsewhere, Effects& effects);
  /// The page is hidden, or about to end.
  void page_hidden(Effects& effects) { outbox_.page_hidden(effects); }
  /// A request has ended.
  void sent(std::string_view request, const Outbox::Ending& ending, Effects& effects) {
    outbox_.sent(request, ending, effects);
  }

 private:
  /// The survey on the page, or one whose tab is: then its response has not begun.
  struct Showing {
    Showing(std::unique_ptr<Invitation> to, const Visitor& visitor);

    std::unique_ptr<Invitation> invitation;
    Session session;
    Response response = {};
  };

  Wordings wordings_of(const Showing& showing) const {
    return {definition_, showing.session, showing.invitation->track.locale};
  }
  void call_off(Decision decision, Effects& effects);
  std::size_t position_of(const Survey& survey) const;
  Decision& decision_on(const Survey& survey) { return decisions_[position_of(survey)]; }
  void note(const Showing& showing, Outcome outcome, UnixMs at, Effects& effects);
  void remember(Effects& effects) const;
  void place(std::unique_ptr<Invitation> invitation, UnixMs at, Effects& effects);
  void show(std::unique_ptr<Invitation> invitation, UnixMs at, Effects& effects);
  void take(UnixMs at, std::string_view question, Taken taken, Effects& effects);
  void end(UnixMs at, Effects& effects);
  void finish(UnixMs at, Effects& effects);
  std::string body_for(const Endpoint& endpoint) const override;
  void update(UnixMs at, Status status, Effects& effects);
  void emit(std::string_view name, std::string_view question, Effects& effects) const;

  Definition definition_;
  /// Something in the file depends on what was kept: else nothing is.
  bool needs_memory_;
  Visitor visitor_;
  std::vector<std::size_t> shown_;       // positions of surveys, by this page
  std::vector<Decision> decisions_;      // by survey
  std::unique_ptr<Invitation> waiting_;  // for its moment
  std::unique_ptr<Invitation> next_;     // for the survey on the page to be closed
  std::unique_ptr<Showing> tab_;
  std::unique_ptr<Showing> showing_;
  Outbox outbox_{*this};
};

}  // namespace touchstone
