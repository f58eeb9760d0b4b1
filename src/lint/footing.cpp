#include "lint/footing.hpp"

#include "base/words.hpp"

namespace touchstone {
namespace {

/// The member is there, and nothing is wrong with itself.
bool is_read(const Written& object, std::string_view name, const Faults& faults) {
  const Written member = object.member(name);
  return member && !faults.at(member.pointer());
}

/// An id that another one bears, too, is known all the same.
bool has_id(const Written& question, const Faults& faults) {
  const Written id = question.member("id");
  if (!id) return false;
  return !faults.at(id.pointer()) || (faults.at(id.pointer(), "duplicate_id") && !faults.at(id.pointer(), "bad_id"));
}

bool has_type(const Written& question, const Faults& faults) {
  if (!is_read(question, "type", faults) || faults.has_unknown_key(question.pointer())) return false;
  if (question.member("multiple") && !is_read(question, "multiple", faults)) return false;
  return question.member("type").text() != "ces" || is_read(question, "variant", faults);
}

bool has_jumps(const Written& question, const Faults& faults) {
  return question.value().is_object() && !faults.has_unknown_key(question.pointer()) &&
         !faults.touch(joined({question.pointer(), "/next"}));
}

Footing footing_of(const Written& survey, const Faults& faults) {
  Footing footing;
  footing.sound = !faults.touch(survey.pointer());
  const Written questions = survey.list("questions");
  const bool is_list = questions && !faults.at(questions.pointer());
  footing.has_ids = footing.has_order = footing.has_types = is_list;
  for (std::size_t i = 0; is_list && i < questions.count(); ++i) {
    const Written question = questions.item(i);
    footing.is_typed.push_back(has_type(question, faults));
    footing.has_types = footing.has_types && footing.is_typed.back();
    footing.has_ids = footing.has_ids && has_id(question, faults);
    footing.has_order = footing.has_order && has_jumps(question, faults);
  }
  return footing;
}

}  // namespace

std::vector<Footing> footing_of(const Definition& definition, const Written& root, const Faults& faults) {
  std::vector<Footing> footing;
  // Where the list of surveys was refused, the definition has none.
  const Written surveys = root.list("surveys");
  for (std::size_t i = 0; i < definition.surveys.size(); ++i) {
    footing.push_back(footing_of(surveys.item(i), faults));
    footing.back().is_typed.resize(definition.surveys[i].questions.size());
  }
  return footing;
}

void pass_over_untyped(const Written& root, const std::vector<Footing>& footing, Faults& faults) {
  for (std::size_t s = 0; s < footing.size(); ++s) {
    const Written questions = root.list("surveys").item(s).list("questions");
    for (std::size_t i = 0; i < footing[s].is_typed.size(); ++i) {
      const Written question = questions.item(i);
      if (is_read(question, "type", faults)) continue;
      for (std::size_t j = 0; question.value().is_object() && j < question.count(); ++j) {
        const Written member = question.item(j);
        if (has_word("id type text help when next", member.value().name())) continue;
        faults.pass_over(member.pointer());
      }
    }
  }
}

void forget_unread(Definition& definition, const Written& root, const std::vector<Footing>& footing,
                   const Faults& faults) {
  for (std::size_t s = 0; s < footing.size(); ++s) {
    for (std::size_t i = 0; i < footing[s].is_typed.size(); ++i) {
      // A message is neither a score nor a text, and takes no answer.
      if (!footing[s].is_typed[i]) definition.surveys[s].questions[i].form = MessageForm{};
    }
  }
  const Written context = root.member("context");
  std::vector<ContextField> declared;
  for (std::size_t i = 0; i < definition.context.size(); ++i) {
    if (!faults.at(context.item(i).pointer())) declared.push_back(std::move(definition.context[i]));
  }
  definition.context = std::move(declared);
}

}  // namespace touchstone
