// unknown_variable, bad_path, undeclared_context, unused_context.
#include <algorithm>

#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "lint/checks.hpp"

namespace touchstone {
namespace {

/// "answers.recommend.email" -> {"answers", "recommend", "email"}
struct Steps {
  std::string_view root;
  std::string_view name;
  std::string_view rest;
};

std::string_view take_step(std::string_view& path) {
  const std::size_t dot = std::min(path.find('.'), path.size());
  const std::string_view step = path.substr(0, dot);
  path.remove_prefix(std::min(dot + 1, path.size()));
  return step;
}

Steps steps_of(std::string_view path) {
  Steps steps;
  steps.root = take_step(path);
  steps.name = take_step(path);
  steps.rest = path;
  return steps;
}

bool has_segments(const Question& question) {
  return kind_of(question) == QuestionKind::scale && form_of<ScaleForm>(question).metric != Metric::rating;
}

/// What an answer of that question has below itself.
bool has_part(const Question& question, std::string_view part) {
  switch (kind_of(question)) {
    case QuestionKind::contact:
      return has_word("name email phone consent", part);
    case QuestionKind::choice:  // a list, when there may be several
      return form_of<ChoiceForm>(question).multiple && !part.empty() &&
             std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
    case QuestionKind::scale:
    case QuestionKind::text:
    case QuestionKind::consent:
    case QuestionKind::message:
      return false;
  }
  return false;
}

/// Whether some answer leads back to a question that stands before; then "later" says nothing.
bool jumps_back(const Survey& survey) {
  for (std::size_t i = 0; i < survey.questions.size(); ++i) {
    for (const Jump& jump : survey.questions[i].next) {
      if (jump.target <= i) return true;
    }
  }
  return false;
}

class VariableCheck {
 public:
  VariableCheck(const Checked& file, Report& report)
      : file_(file),
        definition_(file.definition),
        report_(report),
        has_all_ids_(
            !file.faults.at("/surveys") && file.root.list("surveys") &&
            std::all_of(file.footing.begin(), file.footing.end(), [](const Footing& each) { return each.has_ids; })),
        broken_(file.definition.surveys.size()) {}

  /// For each survey, whether a condition of it reads what cannot be there.
  std::vector<bool> broken() && { return std::move(broken_); }

  void check(const Read& read) {
    if (read.path.empty()) return;
    const Steps steps = steps_of(read.path);
    const bool is_answer = steps.root == "answers" || steps.root == "segments";
    if (is_answer && read.survey != Read::of_no_survey && read.by == Read::By::condition && read.answered == 0 &&
        read.node.pointer().find("/show/when") != std::string::npos) {
      return complain(read, "nothing is answered yet when this is judged",
                      "ask for context, page, visits, locale or device here");
    }
    if (is_answer) return steps.name.empty() ? void() : check_answer(read, steps);
    constexpr std::string_view roots[] = {"answers", "segments", "context", "page",
                                          "visits",  "variant",  "locale",  "device"};
    // Insertions have been checked by the reader; templates know the members of the record, too.
    if (read.by != Read::By::condition) return;
    if (has_word("visits variant locale device", steps.root) && !steps.name.empty()) {
      return complain(read, joined({"\"", steps.root, "\" has no parts"}), joined({"read ", steps.root}));
    }
    if (steps.root == "variant") return check_variant(read);
    if (std::find(std::begin(roots), std::end(roots), steps.root) != std::end(roots)) return;
    // There it may be a part of an item.
    if (file_.faults.in_unknown_operator(read.node.pointer())) return;
    complain(read, joined({"a condition knows nothing of \"", beginning(steps.root, 64), "\""}),
             suggest(steps.root, roots));
  }

 private:
  void check_variant(const Read& read) {
    if (read.survey == Read::of_no_survey) return;
    if (read.node.pointer().find("/show/when") != std::string::npos) {
      return complain(read, "the variant is drawn once the survey is shown", "ask for it in the questions");
    }
    if (file_.root.list("surveys").item(read.survey).member("variants")) return;
    complain(read, "this survey has no variants", "write \"variants\", or leave this out");
  }

  void check_answer(const Read& read, const Steps& steps) {
    const Survey* later = nullptr;
    std::size_t position = 0;
    bool is_typed = true;
    for (std::size_t s = 0; s < definition_.surveys.size(); ++s) {
      if (read.survey != Read::of_no_survey && s != read.survey) continue;
      const Survey& survey = definition_.surveys[s];
      const auto found = std::find_if(survey.questions.begin(), survey.questions.end(),
                                      [&](const Question& each) { return each.id == steps.name; });
      if (found == survey.questions.end()) continue;
      position = static_cast<std::size_t>(found - survey.questions.begin());
      later = &survey;
      is_typed = file_.footing[s].is_typed[position] && !has_namesake(survey, position);
      // In an endpoint it is enough that one survey has it.
      if (read.survey != Read::of_no_survey || !is_typed || fits(*found, steps)) break;
    }
    if (later == nullptr) return complain_unknown(read, steps);
    const Question& question = later->questions[position];
    if (is_typed && !fits(question, steps)) return complain_unfit(read, steps, question);
    if (read.survey == Read::of_no_survey || position < read.answered || jumps_back(*later)) return;
    if (!file_.footing[read.survey].has_order) return;
    complain(read, joined({"\"", question.id, "\" is asked later, so there is no answer to it here"}),
             "put that question before this one");
  }

  /// Which of two questions of one id is meant, nobody knows.
  static bool has_namesake(const Survey& survey, std::size_t position) {
    return std::any_of(survey.questions.begin() + static_cast<std::ptrdiff_t>(position) + 1, survey.questions.end(),
                       [&](const Question& each) { return each.id == survey.questions[position].id; });
  }

  static bool fits(const Question& question, const Steps& steps) {
    if (kind_of(question) == QuestionKind::message) return false;
    if (steps.root == "segments") return has_segments(question) && steps.rest.empty();
    return steps.rest.empty() || has_part(question, steps.rest);
  }

  void complain_unfit(const Read& read, const Steps& steps, const Question& question) {
    if (kind_of(question) == QuestionKind::message) {
      return complain(read, joined({"\"", question.id, "\" is a message, which nobody answers"}), "read a question");
    }
    if (steps.root == "segments" && !has_segments(question)) {
      return complain(read, joined({"an answer to \"", question.id, "\" counts as no segment"}),
                      joined({"nps, csat and ces have segments; read answers.", question.id}));
    }
    complain(read, joined({"an answer to \"", question.id, "\" has no \"", beginning(steps.rest, 64), "\""}),
             kind_of(question) == QuestionKind::contact ? "known: name, email, phone, consent"
                                                        : joined({"read ", steps.root, ".", question.id}));
  }

  void complain_unknown(const Read& read, const Steps& steps) {
    // It may be the id of a question that could not be read.
    if (!(read.survey == Read::of_no_survey ? has_all_ids_ : file_.footing[read.survey].has_ids)) return;
    std::vector<std::string_view> known;
    for (std::size_t s = 0; s < definition_.surveys.size(); ++s) {
      if (read.survey != Read::of_no_survey && s != read.survey) continue;
      for (const Question& question : definition_.surveys[s].questions) known.push_back(question.id);
    }
    constexpr std::size_t most_known = 20;  // a list of hundreds helps nobody
    if (known.size() > most_known && suggest(steps.name, known).starts_with("known")) known.resize(most_known);
    complain(read,
             joined({read.survey == Read::of_no_survey ? "no survey" : "this survey", " has no question \"",
                     beginning(steps.name, 64), "\""}),
             known.empty() ? "there are no questions" : suggest(steps.name, known));
  }

  void complain(const Read& read, std::string message, std::string hint) {
    if (read.by == Read::By::condition && read.survey != Read::of_no_survey) broken_[read.survey] = true;
    report_.error("unknown_variable", read.node, std::move(message), std::move(hint));
  }

  const Checked& file_;
  const Definition& definition_;
  Report& report_;
  bool has_all_ids_;
  std::vector<bool> broken_;
};

/// Whether one path is the other, or lies below it.
bool touches(std::string_view path, std::string_view declared) {
  const std::string_view shorter = path.size() < declared.size() ? path : declared;
  const std::string_view longer = path.size() < declared.size() ? declared : path;
  return longer.starts_with(shorter) && (longer.size() == shorter.size() || longer[shorter.size()] == '.');
}

/// The path below `context`; empty where it is not, or is all of it.
std::string_view context_path(const Read& read) {
  constexpr std::string_view root = "context.";
  const std::string_view path = read.path;
  return path.starts_with(root) ? path.substr(root.size()) : std::string_view();
}

}  // namespace

std::vector<bool> check_variables(const Checked& file, Report& report) {
  VariableCheck check(file, report);
  for (const Read& read : file.reads) check.check(read);
  return std::move(check).broken();
}

void check_context(const Checked& file, Report& report) {
  const Written context = file.root.member("context");
  if (!context || file.faults.at(context.pointer())) return;
  std::vector<std::string_view> declared;
  for (std::size_t i = 0; i < context.count(); ++i) declared.push_back(context.value().items()[i].name());
  for (std::size_t i = 0; i < declared.size(); ++i) {
    if (joined({".", declared[i], "."}).find("..") == std::string::npos) continue;
    report.error("bad_path", context.item(i), "nothing ever is at this path: a name in it is empty",
                 "join names by one dot each: order.value");
  }
  std::vector<bool> used(declared.size());
  for (const Read& read : file.reads) {
    const std::string_view path = context_path(read);
    bool known = path.empty();
    for (std::size_t i = 0; i < declared.size(); ++i) {
      const bool reads_all = path.empty() && (read.path.empty() || read.path == "context");
      if (!reads_all && (path.empty() || !touches(path, declared[i]))) continue;
      used[i] = true;
      known = true;
    }
    if (known) continue;
    report.advise("undeclared_context", read.node,
                  joined({"\"", beginning(path, 64), R"(" is read here, and "context" does not declare it)"}),
                  declared.empty() ? "declare it, or look for a typing mistake" : suggest(path, declared));
  }
  // Where something could not be read, what reads the value may stand there.
  for (std::size_t i = 0; file.faults.none() && i < declared.size(); ++i) {
    if (used[i]) continue;
    report.advise_key("unused_context", context.item(i),
                      joined({"\"", declared[i], "\" leaves the page with every response, and nothing here reads it"}),
                      "leave it out, unless somebody evaluates it");
  }
}

}  // namespace touchstone
