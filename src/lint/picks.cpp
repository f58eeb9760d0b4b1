#include "lint/picks.hpp"

#include <algorithm>
#include <cstdint>

#include "lint/exact.hpp"
#include "lint/formula.hpp"
#include "session/answer.hpp"

namespace touchstone {
namespace {

constexpr std::size_t most_listed = 10;
constexpr std::size_t most_asked_for = 12;

/// It reads the list, not what stands at one place in it.
bool reads_the_whole(const Rule& rule) {
  const Reads reads = reads_of(rule);
  return !reads.anything && std::all_of(reads.paths.begin(), reads.paths.end(), [](const std::string& path) {
    return std::count(path.begin(), path.end(), '.') == 1;
  });
}

Json ids_of(const std::vector<const Option*>& options) {
  Json ids = Json::array();
  for (const Option* option : options) ids.push(option->id);
  return ids;
}

/// The options that some rule asks for, in their order.
std::vector<const Option*> asked_for(const ChoiceForm& form, const std::vector<const Rule*>& rules) {
  std::vector<const Option*> found;
  for (const Option& option : form.options) {
    const bool is_asked_for = std::any_of(rules.begin(), rules.end(), [&](const Rule* rule) {
      return asks_for_pick(*rule) && rule->arguments[0].value.text() == option.id;
    });
    if (is_asked_for) found.push_back(&option);
  }
  return found;
}

/// Of `options` those whose bit is set, then as many of the `others` as the limits demand. Null: such a set does not
/// fit.
Json filled_up(const Question& question, const std::vector<const Option*>& options, std::uint32_t chosen,
               const std::vector<const Option*>& others) {
  std::vector<const Option*> picks;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if ((chosen >> i & 1U) != 0) picks.push_back(options[i]);
  }
  const auto fitting = [&]() -> Json {
    Judged judged = judge(question, ids_of(picks), {});
    return judged.verdict == Judged::Verdict::fits ? std::move(judged.answer.value) : Json();
  };
  Json fits = fitting();
  for (std::size_t i = 0; fits.is_null() && i < others.size(); ++i) {
    if (others[i]->exclusive) continue;
    picks.push_back(others[i]);
    fits = fitting();
  }
  // Nothing of what is asked for: an option that excludes all others will do.
  for (std::size_t i = 0; fits.is_null() && chosen == 0 && i < others.size(); ++i) {
    picks = {others[i]};
    fits = fitting();
  }
  return fits;
}

}  // namespace

bool asks_for_pick(const Rule& rule) {
  return reads_the_whole(rule) && rule.op == Operator::in && rule.arguments[0].op == Operator::literal &&
         rule.arguments[0].value.is_text() && rule.arguments[1].op == Operator::var &&
         rule.arguments[1].arguments.size() == 1;
}

bool picks_are_listed(const Question& question, const std::vector<const Rule*>& rules) {
  return form_of<ChoiceForm>(question).options.size() <= most_listed &&
         std::any_of(rules.begin(), rules.end(), [](const Rule* rule) {
           return !asks_for_pick(*rule) && !(asks_for_presence(*rule) && reads_the_whole(*rule));
         });
}

bool tells_picks_apart(const Question& question, const std::vector<const Rule*>& rules, const Rule& rule) {
  if (picks_are_listed(question, rules)) return true;
  if (asks_for_presence(rule)) return reads_the_whole(rule);
  return asks_for_pick(rule) && asked_for(form_of<ChoiceForm>(question), rules).size() <= most_asked_for;
}

std::vector<Sample> pick_samples(const Question& question, const std::vector<const Rule*>& rules) {
  const auto& form = form_of<ChoiceForm>(question);
  std::vector<const Option*> options = asked_for(form, rules);
  if (picks_are_listed(question, rules)) {
    options.clear();
    for (const Option& option : form.options) options.push_back(&option);
  }
  if (options.size() > most_asked_for) options.resize(most_asked_for);
  std::vector<const Option*> others;
  for (const Option& option : form.options) {
    if (std::find(options.begin(), options.end(), &option) == options.end()) others.push_back(&option);
  }
  std::vector<Sample> samples;
  for (std::uint32_t chosen = 0; chosen < 1U << options.size(); ++chosen) {
    Json picks = filled_up(question, options, chosen, others);
    if (!picks.is_null()) samples.push_back({std::move(picks), !others.empty()});
  }
  return samples;
}

Json some_picks(const ChoiceForm& form) {
  std::vector<const Option*> picks;
  for (const Option& option : form.options) {
    if (!option.exclusive && picks.size() < form.min_picks) picks.push_back(&option);
  }
  // Too few that go together: one that stands alone.
  if (picks.size() < form.min_picks) {
    const auto alone =
        std::find_if(form.options.begin(), form.options.end(), [](const Option& each) { return each.exclusive; });
    if (alone != form.options.end()) picks = {&*alone};
  }
  return ids_of(picks);
}

}  // namespace touchstone
