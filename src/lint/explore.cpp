#include "lint/explore.hpp"

#include <algorithm>
#include <map>

#include "lint/liveness.hpp"

namespace touchstone {
namespace {

/// What is known of a visitor on the way from one question to the next.
struct Visitor {
  Assignment known;
  /// Questions asked that may be come back to, sorted.
  std::vector<std::uint32_t> asked;
  /// Found out since the question was asked.
  Assignment chosen = {};
  bool assumed = false;
};

void insert(Assignment& assignment, std::uint32_t variable, Class value) {
  assignment.insert(std::lower_bound(assignment.begin(), assignment.end(), std::pair(variable, Class{0})),
                    {variable, value});
}

class Walk {
 public:
  Walk(const Model& model, std::size_t budget)
      : model_(model), survey_(model.survey()), liveness_(liveness_of(model)), budget_(budget) {
    graph_.seen.resize(model.conditions().size());
    graph_.nodes.emplace_back();
    visitors_.emplace_back();
  }

  Graph walk() && {
    graph_.spent = budget_;
    enter();
    const std::size_t reserve = budget_ / 8;
    for (here_ = 1; here_ < graph_.nodes.size() && budget_ > reserve; ++here_) answer();
    probe();
    graph_.complete = graph_.complete && budget_ > 0;
    graph_.spent -= budget_;
    for (const auto& [ends, way] : loops_) graph_.loops.push_back(way);
    return std::move(graph_);
  }

 private:
  /// A visitor underway to a question: to be asked there, or passed on from there.
  struct Underway {
    Visitor visitor;
    std::size_t at = 0;    // question; the number of questions is the end
    std::size_t jump = 0;  // of the question left, to be judged next
    bool jumping = false;
  };

  bool spend() {
    if (budget_ > 0) --budget_;
    return budget_ > 0;
  }

  /// Too much to walk it all: what is left of the budget goes straight ahead, the newest node first. So what most
  /// visitors see at the far end of a long survey is found, though not all the ways there.
  void probe() {
    std::vector<std::uint32_t> open;
    for (std::size_t node = here_; node < graph_.nodes.size(); ++node) open.push_back(static_cast<std::uint32_t>(node));
    while (!open.empty() && budget_ > 0) {
      here_ = open.back();
      open.pop_back();
      std::size_t known = graph_.nodes.size();
      answer();
      for (; known < graph_.nodes.size(); ++known) open.push_back(static_cast<std::uint32_t>(known));
    }
    graph_.complete = open.empty();
  }

  Verdict judge(const Visitor& visitor, std::size_t condition) const {
    const auto& variables = model_.variables();
    return model_.judge(model_.conditions()[condition].formula, [&](std::uint32_t variable) -> Class {
      const auto found = std::lower_bound(visitor.known.begin(), visitor.known.end(), std::pair(variable, Class{0}));
      if (found != visitor.known.end() && found->first == variable) return found->second;
      return variables[variable].what.source == Variable::Source::answer ? Class{0} : Model::unknown;
    });
  }

  /// Calls `take(visitor, truth)` for each way the condition can turn out.
  template <class Take>
  void branch(Visitor visitor, std::size_t condition, const Take& take) {
    if (!spend()) return;
    const Verdict verdict = judge(visitor, condition);
    if (verdict.needs != Verdict::none) {
      const auto& classes = model_.variables()[verdict.needs].classes;
      for (std::size_t i = 0; i < classes.size(); ++i) {
        Visitor with = visitor;
        insert(with.known, verdict.needs, static_cast<Class>(i));
        insert(with.chosen, verdict.needs, static_cast<Class>(i));
        with.assumed = with.assumed || !classes[i].proven;
        branch(std::move(with), condition, take);
      }
      return;
    }
    if (verdict.truth != Truth::either) return take(std::move(visitor), verdict.truth == Truth::yes);
    visitor.assumed = true;
    take(visitor, true);
    take(std::move(visitor), false);
  }

  /// Notes how a condition turns out for this visitor, whatever stands before it.
  void observe(const Visitor& visitor, std::size_t condition) {
    Seen& seen = graph_.seen[condition];
    if (seen.no && seen.yes) return;
    branch(visitor, condition, [&](const Visitor&, bool truth) { (truth ? seen.yes : seen.no) = true; });
  }

  /// From the touchpoint to the first question.
  void enter() {
    Visitor nobody;
    observe(nobody, model_.show());
    // A survey that nobody is shown is looked at all the same.
    if (!graph_.seen[model_.show()].yes) return settle({nobody, 0, 0, false});
    branch(nobody, model_.show(), [&](Visitor visitor, bool shown) {
      if (shown) settle({std::move(visitor), 0, 0, false});
    });
  }

  /// All ways to answer the question of this node.
  void answer() {
    if (!spend()) return;
    const std::uint32_t question = graph_.nodes[here_].question;
    const std::uint32_t variable = model_.answer_of(question);
    const auto& live = liveness_.variables[question];
    const auto& live_questions = liveness_.questions[question];
    Visitor before = visitors_[here_];
    if (std::binary_search(live_questions.begin(), live_questions.end(), question)) {
      before.asked.insert(std::lower_bound(before.asked.begin(), before.asked.end(), question), question);
    }
    if (variable == Verdict::none || !std::binary_search(live.begin(), live.end(), variable)) {
      return leave(std::move(before), question);
    }
    const auto& classes = model_.variables()[variable].classes;
    for (std::size_t i = 0; i < classes.size(); ++i) {
      if (!classes[i].possible) continue;
      Visitor visitor = before;
      if (i > 0) insert(visitor.known, variable, static_cast<Class>(i));
      insert(visitor.chosen, variable, static_cast<Class>(i));
      visitor.assumed = !classes[i].proven;
      leave(std::move(visitor), question);
    }
  }

  void leave(Visitor visitor, std::uint32_t question) {
    for (std::size_t i = 0; i < survey_.questions[question].next.size(); ++i)
      observe(visitor, model_.next(question, i));
    settle({std::move(visitor), question, 0, true});
  }

  /// Takes the visitor, in all ways that conditions can turn out, to the next question or to the end.
  void settle(Underway first) {
    std::vector<Underway> underway;
    underway.push_back(std::move(first));
    while (!underway.empty() && budget_ > 0) {
      Underway now = std::move(underway.back());
      underway.pop_back();
      const bool at_end = now.at == survey_.questions.size();
      if (now.jumping) {
        follow_jump(std::move(now), underway);
      } else if (at_end) {
        for (std::size_t i = 0; i < survey_.endings.size(); ++i) observe(now.visitor, model_.ending(i));
        end(now.visitor, 0);
      } else {
        arrive(std::move(now), underway);
      }
    }
  }

  void follow_jump(Underway now, std::vector<Underway>& underway) {
    const auto& jumps = survey_.questions[now.at].next;
    if (now.jump == jumps.size()) {
      underway.push_back({std::move(now.visitor), now.at + 1, 0, false});
      return;
    }
    const std::size_t target = jumps[now.jump].target;
    branch(std::move(now.visitor), model_.next(now.at, now.jump), [&](Visitor visitor, bool holds) {
      if (!holds) {
        underway.push_back({std::move(visitor), now.at, now.jump + 1, true});
      } else if (target < survey_.questions.size()) {
        underway.push_back({std::move(visitor), target, 0, false});
      } else {
        connect(visitor, Edge::end, static_cast<std::uint32_t>(target - survey_.questions.size()));
      }
    });
  }

  void arrive(Underway now, std::vector<Underway>& underway) {
    const std::size_t condition = model_.when(now.at);
    branch(std::move(now.visitor), condition, [&](Visitor visitor, bool holds) {
      (holds ? graph_.seen[condition].yes : graph_.seen[condition].no) = true;
      if (!holds) {
        underway.push_back({std::move(visitor), now.at + 1, 0, false});
      } else {
        ask(visitor, static_cast<std::uint32_t>(now.at));
      }
    });
  }

  /// The first ending from `first` on that fits.
  void end(const Visitor& visitor, std::size_t first) {
    if (first == survey_.endings.size()) return connect(visitor, Edge::end, static_cast<std::uint32_t>(first));
    branch(visitor, model_.ending(first), [&](const Visitor& split, bool holds) {
      if (holds) {
        connect(split, Edge::end, static_cast<std::uint32_t>(first));
      } else {
        end(split, first + 1);
      }
    });
  }

  void ask(const Visitor& visitor, std::uint32_t question) {
    if (std::binary_search(visitor.asked.begin(), visitor.asked.end(), question)) return note_loop(question);
    Visitor next;
    const auto& live = liveness_.variables[question];
    std::copy_if(visitor.known.begin(), visitor.known.end(), std::back_inserter(next.known),
                 [&](const auto& each) { return std::binary_search(live.begin(), live.end(), each.first); });
    const auto& live_questions = liveness_.questions[question];
    std::set_intersection(visitor.asked.begin(), visitor.asked.end(), live_questions.begin(), live_questions.end(),
                          std::back_inserter(next.asked));
    std::vector<std::uint32_t> key{question};
    for (const auto& [variable, value] : next.known) {
      key.push_back(variable);
      key.push_back(value);
    }
    key.push_back(UINT32_MAX);  // no variable
    key.insert(key.end(), next.asked.begin(), next.asked.end());
    const auto [known, is_new] = by_key_.emplace(std::move(key), static_cast<std::uint32_t>(graph_.nodes.size()));
    if (is_new) {
      graph_.nodes.push_back({.question = question, .parent = here_});
      visitors_.push_back(std::move(next));
    }
    connect(visitor, known->second, 0);
  }

  void connect(const Visitor& visitor, std::uint32_t target, std::uint32_t ending) {
    std::vector<Edge>& edges = graph_.nodes[here_].edges;
    const auto same = std::find_if(edges.begin(), edges.end(),
                                   [&](const Edge& edge) { return edge.target == target && edge.ending == ending; });
    Edge edge{.target = target, .ending = ending, .chosen = visitor.chosen, .assumed = visitor.assumed};
    if (same == edges.end()) {
      edges.push_back(std::move(edge));
    } else if (same->assumed && !edge.assumed) {
      *same = std::move(edge);
    }
  }

  void note_loop(std::uint32_t question) {
    const std::uint32_t from = graph_.nodes[here_].question;
    std::vector<std::uint32_t>& way = loops_[{question, from}];
    if (!way.empty()) return;
    std::uint32_t node = here_;
    for (; graph_.nodes[node].question != question; node = graph_.nodes[node].parent) {
      way.push_back(graph_.nodes[node].question);
    }
    way.push_back(question);
    std::reverse(way.begin(), way.end());
  }

  const Model& model_;
  const Survey& survey_;
  Liveness liveness_;
  std::size_t budget_;
  Graph graph_;
  std::uint32_t here_ = 0;
  std::vector<Visitor> visitors_;  // one for each node, before its question is answered
  std::map<std::vector<std::uint32_t>, std::uint32_t> by_key_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> loops_;
};

}  // namespace

Graph explore(const Model& model, std::size_t budget) { return Walk(model, budget).walk(); }

}  // namespace touchstone
