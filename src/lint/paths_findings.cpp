// What of the accounts is worth a line of `touchstone lint`.
#include <algorithm>

#include "base/decimal.hpp"
#include "base/json_read.hpp"
#include "base/words.hpp"
#include "lint/paths.hpp"

namespace touchstone {
namespace {

class Findings {
 public:
  Findings(const Json& source, std::string_view text) : source_(source), text_(text) {}

  void add(Severity severity, std::string_view code, std::string pointer, std::string message, std::string hint) {
    Finding finding{severity, {}};
    finding.error.code = code;
    finding.error.message = std::move(message);
    finding.error.hint = std::move(hint);
    place(finding.error, text_, locate(source_, pointer));
    finding.error.pointer = std::move(pointer);
    findings_.push_back(std::move(finding));
  }

  std::vector<Finding> take() && { return std::move(findings_); }

 private:
  const Json& source_;
  std::string_view text_;
  std::vector<Finding> findings_;
};

std::string at(std::string_view pointer, std::string_view name, std::size_t index) {
  return joined({pointer, "/", name, "/", write_decimal(static_cast<double>(index))});
}

/// Where the question or ending of that id stands.
template <class Named>
std::size_t position(const std::vector<Named>& list, const std::string& id) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const Named& each) { return each.id == id; });
  return static_cast<std::size_t>(found - list.begin());
}

void find_unreachable(const PathAccount& account, const Survey& survey, Findings& findings) {
  for (const std::string& id : account.unreachable) {
    const std::size_t question = position(survey.questions, id);
    if (question < survey.questions.size()) {
      findings.add(Severity::error, "unreachable_question", at(account.pointer, "questions", question),
                   joined({"nobody is ever asked \"", id, "\""}),
                   R"(look at its "when", and at the "next" of the questions before it)");
    } else {
      findings.add(Severity::error, "unreachable_ending", at(account.pointer, "endings", position(survey.endings, id)),
                   joined({"nobody ever sees the ending \"", id, "\""}),
                   "the first ending that fits is shown: put the one without \"when\" last");
    }
  }
}

void find_loops(const PathAccount& account, const Survey& survey, Findings& findings) {
  for (const std::vector<std::string>& loop : account.loops) {
    std::string way;
    for (const std::string& id : loop) way += id + ", ";
    findings.add(Severity::error, "loop", at(account.pointer, "questions", position(survey.questions, loop.back())),
                 joined({"who answers alike never leaves this circle: ", way, loop.front()}),
                 joined({"jump on to a question behind \"", loop.back(), "\" instead"}));
  }
}

}  // namespace

std::vector<Finding> findings_of(const std::vector<PathAccount>& accounts, const Definition& definition,
                                 const Json& source, std::string_view text) {
  Findings findings(source, text);
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    const PathAccount& account = accounts[i];
    find_unreachable(account, definition.surveys[i], findings);
    find_loops(account, definition.surveys[i], findings);
    if (account.paths && *account.paths == 0) {
      findings.add(Severity::error, "never_ends", account.pointer,
                   joined({"whatever is answered, \"", account.survey, "\" never ends"}),
                   "let some answer lead to an ending, or past the last question");
    }
    for (const std::string& pointer : account.always_false) {
      findings.add(Severity::error, "always_false", pointer, "this is never true where it stands",
                   "a segment, an option or a value may be misspelled, or ruled out by what comes before");
    }
    for (const std::string& pointer : account.always_true) {
      findings.add(Severity::advice, "always_true", pointer, "this is always true where it stands",
                   "leave it out, or say what it is meant to rule out");
    }
  }
  return std::move(findings).take();
}

}  // namespace touchstone
