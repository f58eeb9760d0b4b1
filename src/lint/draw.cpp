#include "lint/draw.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

#include "base/decimal.hpp"
#include "base/words.hpp"
#include "lint/describe.hpp"

namespace touchstone {
namespace {

constexpr std::size_t longest_text = 60;
constexpr std::size_t longest_condition = 48;

/// Place in the survey: a question's position, or that of an ending, counted on from the questions. One more than all
/// is where a survey closes without an ending; two more, where it begins.
using Place = std::size_t;

struct Way {
  Place from = 0;
  Place to = 0;
  bool back = false;

  friend bool operator<(const Way& a, const Way& b) {
    return std::tie(a.from, a.to, a.back) < std::tie(b.from, b.to, b.back);
  }
};

/// The ways that visitors go, each once.
std::set<Way> ways_in(const PathAccount& account, const Survey& survey) {
  const Place questions = survey.questions.size();
  const Place begin = questions + survey.endings.size() + 1;
  std::set<Way> ways;
  for (const Node& node : account.graph.nodes) {
    const Place from = node.question == Node::no_question ? begin : node.question;
    for (const Edge& edge : node.edges) {
      const bool at_end = edge.target == Edge::end;
      ways.insert({from, at_end ? questions + edge.ending : account.graph.nodes[edge.target].question, false});
    }
  }
  for (const std::vector<std::uint32_t>& loop : account.graph.loops) ways.insert({loop.back(), loop.front(), true});
  return ways;
}

/// Why a visitor goes that way: the jump's condition, or that of what comes next. Empty: always, or for several
/// reasons.
std::string reason_of(const Way& way, const Survey& survey) {
  const auto said = [](const Rule& rule) {
    return rule.op == Operator::literal ? std::string() : describe(rule, longest_condition);
  };
  const Place questions = survey.questions.size();
  if (way.from < questions) {
    for (const Jump& jump : survey.questions[way.from].next) {
      if (jump.target == way.to) return said(jump.when);
    }
  }
  if (way.to < questions) return said(survey.questions[way.to].when);
  return way.to < questions + survey.endings.size() ? said(survey.endings[way.to - questions].when) : std::string();
}

/// What stands in a language's text where a character must not stand as itself.
struct Escape {
  char what;
  std::string_view written;
};

template <std::size_t count>
std::string escaped(std::string_view text, const Escape (&escapes)[count]) {
  std::string safe;
  for (const char letter : text) {
    const auto* const found =
        std::find_if(std::begin(escapes), std::end(escapes), [&](const Escape& each) { return each.what == letter; });
    if (found == std::end(escapes)) {
      safe += letter;
    } else {
      safe += found->written;
    }
  }
  return safe;
}

/// Mermaid's own entities; in quotes nothing else but these characters means anything.
std::string for_mermaid(std::string_view text) {
  constexpr Escape escapes[] = {{'"', "#quot;"}, {'#', "#35;"},  {'<', "#lt;"},  {'>', "#gt;"},  {'&', "#amp;"},
                                {'`', "#96;"},   {'|', "#124;"}, {'{', "#123;"}, {'}', "#125;"}, {'\\', "#92;"}};
  return escaped(text, escapes);
}

std::string for_dot(std::string_view text) {
  constexpr Escape escapes[] = {{'"', "\\\""}, {'\\', "\\\\"}};
  return escaped(text, escapes);
}

/// Names of nodes are made from positions: no id can be a word of the language, or break it.
std::string node_name(std::size_t survey, Place place) {
  return joined({"s", write_decimal(static_cast<double>(survey)), "_", write_decimal(static_cast<double>(place))});
}

/// Calls `draw(place, id, text, reached)` for each question and each ending, and for where a survey closes without one.
template <class Draw>
void each_place(const Definition& definition, const Survey& survey, const PathAccount& account, Draw draw) {
  const auto is_reached = [&](const std::string& id) {
    return std::find(account.unreachable.begin(), account.unreachable.end(), id) == account.unreachable.end();
  };
  Place place = 0;
  for (const Question& question : survey.questions) {
    draw(place++, question.id, describe(question.text, definition.locale, longest_text), is_reached(question.id));
  }
  for (const Ending& ending : survey.endings) {
    draw(place++, ending.id, describe(ending.text, definition.locale, longest_text), is_reached(ending.id));
  }
}

}  // namespace

std::string draw_mermaid(const Definition& definition, const std::vector<PathAccount>& accounts) {
  std::string out = "flowchart TD\n";
  for (std::size_t s = 0; s < accounts.size(); ++s) {
    const Survey& survey = definition.surveys[s];
    const Place questions = survey.questions.size();
    const Place closed = questions + survey.endings.size();
    const std::string name = node_name(s, closed + 2);
    out += joined({"  subgraph ", name, "[\"", for_mermaid(survey.id), "\"]\n"});
    out += joined({"    ", node_name(s, closed + 1), "((\" \"))\n"});
    each_place(definition, survey, accounts[s],
               [&](Place place, const std::string& id, const std::string& text, bool reached) {
                 const bool asks = place < questions;
                 out += joined({"    ", node_name(s, place), asks ? "[\"" : "([\"", for_mermaid(id), "<br/>",
                                for_mermaid(text), asks ? "\"]" : "\"])", reached ? "\n" : ":::unreachable\n"});
               });
    for (const Way& way : ways_in(accounts[s], survey)) {
      if (way.to == closed) out += joined({"    ", node_name(s, closed), "(((\"closes\")))\n"});
      const std::string reason = reason_of(way, survey);
      out += joined({"    ", node_name(s, way.from), way.back ? " -.->" : " -->"});
      if (!reason.empty()) out += joined({"|\"", for_mermaid(reason), "\"|"});
      out += joined({" ", node_name(s, way.to), "\n"});
    }
    out += "  end\n";
  }
  return out + "  classDef unreachable stroke-dasharray: 4 4,opacity: 0.5\n";
}

std::string draw_dot(const Definition& definition, const std::vector<PathAccount>& accounts) {
  std::string out =
      "digraph surveys {\n  node [shape=box, fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\"];\n";
  for (std::size_t s = 0; s < accounts.size(); ++s) {
    const Survey& survey = definition.surveys[s];
    const Place questions = survey.questions.size();
    const Place closed = questions + survey.endings.size();
    out += joined({"  subgraph cluster_", write_decimal(static_cast<double>(s)), " {\n    label=\"", for_dot(survey.id),
                   "\";\n    ", node_name(s, closed + 1), " [shape=point];\n"});
    each_place(
        definition, survey, accounts[s],
        [&](Place place, const std::string& id, const std::string& text, bool reached) {
          out += joined({"    ", node_name(s, place), " [label=\"", for_dot(id), "\\n", for_dot(text), "\"",
                         place < questions ? "" : ", shape=oval", reached ? "" : ", style=dashed, color=gray", "];\n"});
        });
    for (const Way& way : ways_in(accounts[s], survey)) {
      if (way.to == closed) out += joined({"    ", node_name(s, closed), " [label=\"closes\", shape=doublecircle];\n"});
      const std::string reason = reason_of(way, survey);
      out += joined({"    ", node_name(s, way.from), " -> ", node_name(s, way.to), " [label=\"", for_dot(reason), "\"",
                     way.back ? ", style=dashed" : "", "];\n"});
    }
    out += "  }\n";
  }
  return out + "}\n";
}

}  // namespace touchstone
