#include "lint/model.hpp"

#include <algorithm>

#include "base/decimal.hpp"
#include "base/words.hpp"
#include "lint/domain.hpp"
#include "lint/exact.hpp"
#include "logic/evaluate.hpp"

namespace touchstone {
namespace {

using Source = Variable::Source;

bool begins_with(std::string_view text, std::string_view front) { return text.substr(0, front.size()) == front; }

const Json* member(const Json* value, std::string_view name) { return value == nullptr ? nullptr : value->find(name); }

const Json* item(const Json* list, std::size_t i) {
  return list == nullptr || i >= list->items().size() ? nullptr : &list->items()[i];
}

std::string at(std::string_view pointer, std::string_view name, std::size_t index) {
  return joined({pointer, "/", name, "/", write_decimal(static_cast<double>(index))});
}

/// What rules that are not exact say of values that an open sample stands for: every answer there can be.
using Guess = std::vector<bool>;

std::vector<Guess> all_guesses(const std::vector<const Rule*>& rules) {
  std::vector<Guess> guesses{{}};
  for (std::size_t i = 0; i < rules.size(); ++i) {
    std::vector<Guess> longer;
    for (const Guess& guess : guesses) {
      longer.push_back(guess);
      longer.back().push_back(false);
      bool can_hold = true;
      for (std::size_t j = 0; j < i; ++j)
        can_hold = can_hold && !(guess[j] && exclude_each_other(*rules[j], *rules[i]));
      if (!can_hold) continue;
      longer.push_back(guess);
      longer.back().push_back(true);
    }
    guesses = std::move(longer);
  }
  return guesses;
}

/// Of more than these, the combinations are too many to tell apart.
constexpr std::size_t most_guessed = 6;

/// Sorts the values of a variable into classes that the rules over it cannot tell apart.
class ClassMaker {
 public:
  /// `rules`: those that read the variable and nothing else. Both must outlive this.
  ClassMaker(ModelVariable& variable, const std::vector<const Rule*>& rules) : variable_(variable), rules_(rules) {
    std::vector<const Rule*> guessed_rules;
    for (std::size_t i = 0; i < rules.size(); ++i) {
      if (is_exact(variable.what, rules, *rules[i])) continue;
      guessed_.push_back(i);
      guessed_rules.push_back(rules[i]);
    }
    if (guessed_.empty()) return;
    too_many_ = guessed_.size() > most_guessed;
    if (!too_many_) guesses_ = all_guesses(guessed_rules);
    for (Json& candidate : candidates_of(variable.what, rules)) {
      borne_out_.emplace(truths_at(candidate), std::move(candidate));
    }
  }

  void take(Sample sample) {
    std::vector<Truth> truths = truths_at(sample.value);
    const bool possible = can_be(variable_.what, sample.value);
    if (!sample.open || guessed_.empty()) {
      return add({.value = std::move(sample.value), .open = sample.open, .possible = possible}, std::move(truths));
    }
    if (!too_many_) return guess(sample.value, truths, possible);
    for (const std::size_t rule : guessed_) truths[rule] = Truth::either;
    add({.value = std::move(sample.value), .open = true, .proven = false, .possible = possible}, std::move(truths));
  }

 private:
  std::vector<Truth> truths_at(const Json& value) const {
    Json facts = no_facts();
    set_fact(facts, variable_.what, value);
    std::vector<Truth> truths;
    truths.reserve(rules_.size());
    for (const Rule* rule : rules_) truths.push_back(holds(*rule, facts) ? Truth::yes : Truth::no);
    return truths;
  }

  /// A class for everything that rules which nobody can follow may make of an open value.
  void guess(const Json& value, const std::vector<Truth>& truths, bool possible) {
    for (const Guess& guess : guesses_) {
      std::vector<Truth> wanted = truths;
      for (std::size_t i = 0; i < guess.size(); ++i) wanted[guessed_[i]] = guess[i] ? Truth::yes : Truth::no;
      ValueClass added{.value = value, .open = true, .proven = wanted == truths, .possible = possible};
      const auto found = borne_out_.find(wanted);
      if (!added.proven && found != borne_out_.end()) {
        added.value = found->second;
        added.proven = true;
      }
      add(std::move(added), std::move(wanted));
    }
  }

  void add(ValueClass added, std::vector<Truth> truths) {
    const bool is_absent_answer = variable_.what.source == Source::answer && variable_.classes.empty();
    if (!added.possible && !is_absent_answer) return;
    const auto [known, is_new] = by_truths_.emplace(truths, variable_.classes.size());
    if (is_new || variable_.shared) {
      variable_.classes.push_back(std::move(added));
      variable_.truths.push_back(std::move(truths));
      return;
    }
    ValueClass& same = variable_.classes[known->second];
    const bool better = added.possible && (!same.possible || (added.proven && !same.proven));
    if (better) same = std::move(added);
  }

  ModelVariable& variable_;
  const std::vector<const Rule*>& rules_;
  std::vector<std::size_t> guessed_;  // positions of the rules that cannot be followed exactly
  bool too_many_ = false;
  std::vector<Guess> guesses_;
  std::map<std::vector<Truth>, Json> borne_out_;  // what real values make of the rules: no guess is needed there
  std::map<std::vector<Truth>, std::size_t> by_truths_;
};

}  // namespace

Model::Model(const Survey& survey, const std::vector<ContextField>& context, const Json* source,
             const std::string& pointer)
    : survey_(&survey), context_(&context), answer_of_(survey.questions.size(), Verdict::none) {
  add_condition(joined({pointer, "/show/when"}), survey.show.when, member(source, "show"));
  for (std::size_t i = 0; i < survey.questions.size(); ++i) {
    first_of_.push_back(conditions_.size());
    const Question& question = survey.questions[i];
    const Json* written = item(member(source, "questions"), i);
    const std::string here = at(pointer, "questions", i);
    add_condition(joined({here, "/when"}), question.when, written);
    for (std::size_t j = 0; j < question.next.size(); ++j) {
      add_condition(joined({at(here, "next", j), "/when"}), question.next[j].when, item(member(written, "next"), j));
    }
  }
  first_of_.push_back(conditions_.size());
  for (std::size_t i = 0; i < survey.endings.size(); ++i) {
    add_condition(joined({at(pointer, "endings", i), "/when"}), survey.endings[i].when,
                  item(member(source, "endings"), i));
  }
  for (Condition& condition : conditions_) number_atoms(condition.formula);
  forbid_overlaps();
  for (std::size_t i = 0; i < atoms_.size(); ++i) {
    Atom& atom = atoms_[i];
    if (atom.blind) continue;
    if (atom.variables.size() == 1) {
      atom.place = variables_[atom.variables[0]].atoms.size();
      variables_[atom.variables[0]].atoms.push_back(i);
    } else {
      for (const std::uint32_t variable : atom.variables) variables_[variable].shared = true;
    }
  }
  for (ModelVariable& variable : variables_) make_classes(variable);
  for (Condition& condition : conditions_) note_reads(condition.formula, condition);
}

/// Which variables a condition reads, and whether all of them can be followed.
void Model::note_reads(const Formula& formula, Condition& condition) const {
  if (formula.kind == Formula::Kind::atom) {
    const Atom& atom = atoms_[formula.atom];
    condition.assumed = condition.assumed || atom.blind;
    for (const std::uint32_t variable : atom.variables) {
      condition.variables.push_back(variable);
      const ModelVariable& read = variables_[variable];
      const bool has_open =
          std::any_of(read.classes.begin(), read.classes.end(), [](const ValueClass& each) { return each.open; });
      condition.assumed = condition.assumed || !read.followed || (has_open && atom.variables.size() > 1);
    }
  }
  for (const Formula& part : formula.parts) note_reads(part, condition);
}

void Model::add_condition(std::string pointer, const Rule& rule, const Json* holder) {
  const bool plainly_true = rule.op == Operator::literal && rule.value == Json(true);
  conditions_.push_back({.pointer = std::move(pointer),
                         .formula = formula_of(rule),
                         .written = holder != nullptr ? holder->find("when") != nullptr : !plainly_true});
}

void Model::number_atoms(Formula& formula) {
  for (Formula& part : formula.parts) number_atoms(part);
  if (formula.kind != Formula::Kind::atom) return;
  formula.atom = atom_of(*formula.rule);
  if (atoms_[formula.atom].rule->op == formula.rule->op) return;
  Formula atom = std::move(formula);  // known by its opposite
  formula = {.kind = Formula::Kind::negation};
  formula.parts.push_back(std::move(atom));
}

/// The same rule twice, or a rule and its opposite, is one atom: it says the same of the same visitor, whatever that
/// is.
std::size_t Model::atom_of(const Rule& rule) {
  const Reads reads = reads_of(rule);
  std::string key;
  for (const std::string& path : reads.paths) key += path + '\n';
  std::vector<std::size_t>& same_reads = by_reads_[key];
  for (const std::size_t known : same_reads) {
    if (same_rule(*atoms_[known].rule, rule) || opposite_rules(*atoms_[known].rule, rule)) return known;
  }
  Atom atom{.rule = &rule, .blind = reads.anything};
  for (const std::string& path : reads.paths) {
    const std::string_view root = std::string_view(path).substr(0, path.ends_with('.') ? path.size() - 1 : path.size());
    const bool is_root = has_word("answers segments context page", root);
    atom.blind = atom.blind || is_root;
    const std::uint32_t variable = is_root ? Verdict::none : variable_at(path);
    if (variable != Verdict::none) atom.variables.push_back(variable);
  }
  std::sort(atom.variables.begin(), atom.variables.end());
  atom.variables.erase(std::unique(atom.variables.begin(), atom.variables.end()), atom.variables.end());
  same_reads.push_back(atoms_.size());
  atoms_.push_back(std::move(atom));
  return atoms_.size() - 1;
}

/// `Verdict::none`: there is never anything at that path.
std::uint32_t Model::variable_at(const std::string& path) {
  Variable variable;
  std::string name = path;
  if (begins_with(path, "answers.") || begins_with(path, "segments.")) {
    const std::size_t dot = path.find('.');
    const std::string id = path.substr(dot + 1, path.find('.', dot + 1) - dot - 1);
    const auto question = std::find_if(survey_->questions.begin(), survey_->questions.end(),
                                       [&](const Question& each) { return each.id == id; });
    if (question == survey_->questions.end()) return Verdict::none;
    if (path[0] == 's' && kind_of(*question) != QuestionKind::scale) return Verdict::none;
    variable.question = &*question;
    name = name_of(variable);
  } else if (begins_with(path, "context.")) {
    variable.source = Source::context;
    variable.path = path.substr(std::string_view("context.").size());
    const auto declared = std::find_if(context_->begin(), context_->end(),
                                       [&](const ContextField& each) { return each.path == variable.path; });
    if (declared != context_->end()) variable.declared = &*declared;
  } else if (begins_with(path, "page.")) {
    variable.source = Source::page;
    variable.path = path.substr(std::string_view("page.").size());
  } else if (path == "variant") {
    if (survey_->variants.empty()) return Verdict::none;
    variable.source = Source::variant;
    variable.survey = survey_;
  } else if (path == "locale" || path == "device" || path == "visits") {
    variable.source = path == "locale" ? Source::locale : path == "device" ? Source::device : Source::visits;
  } else {
    return Verdict::none;
  }
  const auto [known, is_new] = by_name_.emplace(name, static_cast<std::uint32_t>(variables_.size()));
  if (is_new) {
    if (variable.question != nullptr) {
      answer_of_[static_cast<std::size_t>(variable.question - survey_->questions.data())] = known->second;
    }
    variables_.emplace_back();
    variables_.back().what = std::move(variable);
  }
  return known->second;
}

/// What is read as a whole and in parts ("context.order" beside "context.order.value") is not followed as a whole.
void Model::forbid_overlaps() {
  for (Atom& atom : atoms_) {
    for (const std::uint32_t variable : atom.variables) {
      if (const Source source = variables_[variable].what.source; source != Source::context && source != Source::page) {
        continue;
      }
      const std::string inside = name_of(variables_[variable].what) + '.';
      const auto found = by_name_.lower_bound(inside);
      if (found != by_name_.end() && begins_with(found->first, inside)) atom.blind = true;
    }
    if (!atom.blind) continue;
    for (const std::uint32_t variable : atom.variables) variables_[variable].followed = false;
    atom.variables.clear();
  }
}

void Model::make_classes(ModelVariable& variable) {
  std::vector<const Rule*> rules;
  rules.reserve(variable.atoms.size());
  for (const std::size_t atom : variable.atoms) rules.push_back(atoms_[atom].rule);
  // What is held against another variable takes part in how fine the samples are.
  std::vector<const Rule*> all_rules = rules;
  for (const Atom& atom : atoms_) {
    const bool reads_it =
        atom.variables.size() > 1 && std::any_of(atom.variables.begin(), atom.variables.end(),
                                                 [&](std::uint32_t each) { return &variables_[each] == &variable; });
    if (variable.shared && reads_it) all_rules.push_back(atom.rule);
  }
  ClassMaker maker(variable, rules);
  for (Sample& sample : samples_of(variable.what, all_rules)) maker.take(std::move(sample));
  variable.followed = variable.followed && std::all_of(variable.classes.begin(), variable.classes.end(),
                                                       [](const ValueClass& each) { return each.proven; });
}

Truth Model::truth_of(const Atom& atom, const std::vector<Class>& classes) const {
  if (classes.size() == 1) return variables_[atom.variables[0]].truths[classes[0]][atom.place];
  std::vector<std::uint32_t> key{static_cast<std::uint32_t>(&atom - atoms_.data())};
  key.insert(key.end(), classes.begin(), classes.end());
  const auto [known, is_new] = shared_truths_.emplace(std::move(key), Truth::either);
  if (!is_new) return known->second;
  Json facts = no_facts();
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const ModelVariable& variable = variables_[atom.variables[i]];
    const ValueClass& value = variable.classes[classes[i]];
    if (value.open) return Truth::either;
    set_fact(facts, variable.what, value.value);
  }
  known->second = holds(*atom.rule, facts) ? Truth::yes : Truth::no;
  return known->second;
}

}  // namespace touchstone
