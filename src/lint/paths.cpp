#include "lint/paths.hpp"

#include <algorithm>

#include "base/decimal.hpp"
#include "base/words.hpp"
#include "lint/measure.hpp"

namespace touchstone {
namespace {

const std::string spent = "there are more combinations of answers than were looked at";

/// Questions asked on some path, and endings shown; an ending is counted on from the questions.
std::vector<bool> reached_in(const Graph& graph, const Survey& survey) {
  // The place behind the last ending is that of surveys that close without one.
  std::vector<bool> reached(survey.questions.size() + survey.endings.size() + 1);
  for (const Node& node : graph.nodes) {
    if (node.question != Node::no_question) reached[node.question] = true;
    for (const Edge& edge : node.edges) {
      if (edge.target == Edge::end) reached[survey.questions.size() + edge.ending] = true;
    }
  }
  return reached;
}

/// The visitor's side of a path: the first edge brings to the first question, each further one answers one.
Witness witness_of(const std::vector<const Edge*>& path, const Graph& graph, const Model& model) {
  const Survey& survey = model.survey();
  Witness witness;
  witness.length = path.size() - 1;
  Json facts = no_facts();
  std::uint32_t asked = Node::no_question;
  for (const Edge* edge : path) {
    witness.assumed = witness.assumed || edge->assumed;
    bool is_given = false;
    for (const auto& [variable, value] : edge->chosen) {
      const ModelVariable& chosen = model.variables()[variable];
      set_fact(facts, chosen.what, chosen.classes[value].value);
      is_given = is_given || chosen.what.source == Variable::Source::answer;
    }
    if (asked != Node::no_question) {
      const Question& question = survey.questions[asked];
      if (!is_given && question.required) facts.find("answers")->set(question.id, some_answer(question));
      witness.questions.push_back(question.id);
    }
    if (edge->target != Edge::end) {
      asked = graph.nodes[edge->target].question;
    } else if (edge->ending < survey.endings.size()) {
      witness.ending = survey.endings[edge->ending].id;
    }
  }
  witness.answers = *facts.find("answers");
  for (const Json& fact : facts.items()) {
    const bool is_said = fact.is_text() || !fact.items().empty();
    if (is_said && fact.name() != "answers" && fact.name() != "segments") witness.facts.set(fact.name(), fact);
  }
  return witness;
}

void account_for_places(const Graph& graph, const Survey& survey, PathAccount& account) {
  const std::vector<bool> reached = reached_in(graph, survey);
  for (std::size_t i = 0; i + 1 < reached.size(); ++i) {
    if (reached[i]) continue;
    const std::string& id =
        i < survey.questions.size() ? survey.questions[i].id : survey.endings[i - survey.questions.size()].id;
    if (graph.complete) {
      account.unreachable.push_back(id);
    } else {
      account.undecided.push_back({.what = "reachable", .id = id, .why = spent});
    }
  }
}

void account_for_conditions(const Graph& graph, const Model& model, PathAccount& account) {
  for (std::size_t i = 0; i < graph.seen.size(); ++i) {
    const Condition& condition = model.conditions()[i];
    const Seen seen = graph.seen[i];
    if (!condition.written) continue;
    const bool is_constant =
        condition.formula.kind == Formula::Kind::yes || condition.formula.kind == Formula::Kind::no;
    if (condition.assumed) {
      account.undecided.push_back({.what = "condition",
                                   .pointer = condition.pointer,
                                   .why = "it does more than can be followed, and was taken to go both ways"});
    }
    if (seen.yes && seen.no) continue;
    if (!graph.complete && !is_constant) {
      if (!condition.assumed)
        account.undecided.push_back({.what = "condition", .pointer = condition.pointer, .why = spent});
    } else if (seen.yes) {
      account.always_true.push_back(condition.pointer);
    } else if (seen.no) {
      account.always_false.push_back(condition.pointer);
    }
  }
}

void measure(const Graph& graph, const Model& model, const PathLimits& limits, PathAccount& account) {
  if (!graph.complete) {
    for (const char* what : {"paths", "shortest", "longest", "loops"}) {
      account.undecided.push_back({.what = what, .why = spent});
    }
    return;
  }
  account.paths = count_paths(graph, limits.sets);
  if (!account.paths) account.undecided.push_back({.what = "paths", .why = spent});
  if (const auto path = shortest_path(graph)) account.shortest = witness_of(*path, graph, model);
  if (const auto path = longest_path(graph)) account.longest = witness_of(*path, graph, model);
}

PathAccount account_of(const Model& model, const PathLimits& limits, std::string pointer) {
  const Survey& survey = model.survey();
  PathAccount account;
  account.survey = survey.id;
  account.pointer = std::move(pointer);
  account.graph = explore(model, limits.conditions);
  account_for_places(account.graph, survey, account);
  for (const std::vector<std::uint32_t>& loop : account.graph.loops) {
    std::vector<std::string>& ids = account.loops.emplace_back();
    for (const std::uint32_t question : loop) ids.push_back(survey.questions[question].id);
  }
  account_for_conditions(account.graph, model, account);
  measure(account.graph, model, limits, account);
  for (const ModelVariable& variable : model.variables()) {
    const bool is_declared = variable.what.source != Variable::Source::context || variable.what.declared != nullptr;
    if (!is_declared || !variable.followed) account.both_ways.push_back(name_of(variable.what));
  }
  std::sort(account.both_ways.begin(), account.both_ways.end());
  return account;
}

}  // namespace

std::vector<PathAccount> account_paths(const Definition& definition, const Json& source, const PathLimits& limits,
                                       const std::vector<bool>& passed_over) {
  std::vector<PathAccount> accounts;
  const Json* surveys = source.find("surveys");
  constexpr std::size_t shares = 2;
  std::size_t left = limits.conditions * shares;
  for (std::size_t i = 0; i < definition.surveys.size(); ++i) {
    const bool is_written = surveys != nullptr && i < surveys->items().size();
    std::string pointer = joined({"/surveys/", write_decimal(static_cast<double>(i))});
    if (i < passed_over.size() && passed_over[i]) {
      accounts.emplace_back();
      accounts.back().survey = definition.surveys[i].id;
      accounts.back().pointer = std::move(pointer);
      continue;
    }
    const Model model(definition.surveys[i], definition.context, is_written ? &surveys->items()[i] : nullptr, pointer);
    PathLimits share = limits;
    share.conditions = std::min(limits.conditions, left / (definition.surveys.size() - i));
    accounts.push_back(account_of(model, share, std::move(pointer)));
    left -= std::min(left, accounts.back().graph.spent);
  }
  return accounts;
}

}  // namespace touchstone
