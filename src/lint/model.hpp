#pragma once
// A survey as the walk over its paths sees it: variables with a few classes of values each, conditions as formulas over
// atoms, and for every atom what it says of every class.
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "lint/formula.hpp"
#include "lint/variable.hpp"

namespace touchstone {

enum class Truth : unsigned char {
  no,
  yes,
  /// It goes both ways: the condition does more than classes can follow.
  either,
};

using Class = std::uint16_t;

/// Values of a variable that no condition tells apart.
struct ValueClass {
  /// One of them.
  Json value;
  bool open = false;
  /// False: it is only assumed that there are such values.
  bool proven = true;
  /// The visitor, or the page, can give one.
  bool possible = true;
};

struct ModelVariable {
  Variable what;
  /// Of an answer the first is the absent one, as every answer is before its question is asked; others may be in it.
  std::vector<ValueClass> classes;
  /// Atoms that read it and nothing else; what they say of each class.
  std::vector<std::size_t> atoms;
  std::vector<std::vector<Truth>> truths;
  /// Some atom reads another variable as well.
  bool shared = false;
  /// Some condition does more with it than classes can follow.
  bool followed = true;
};

struct Condition {
  /// JSON Pointer.
  std::string pointer;
  Formula formula;
  /// It stands in the file; else it is true for want of one.
  bool written = false;
  /// Some atom goes both ways.
  bool assumed = false;
  std::vector<std::uint32_t> variables = {};
};

/// Truth of a formula, or the variable whose class must be known first.
struct Verdict {
  static constexpr std::uint32_t none = UINT32_MAX;
  Truth truth = Truth::no;
  std::uint32_t needs = none;
};

class Model {
 public:
  /// `survey` must outlive this. `source`: its JSON; null pointer: every condition that is not plainly true counts as
  /// written. `pointer`: where it stands.
  Model(const Survey& survey, const std::vector<ContextField>& context, const Json* source, const std::string& pointer);

  const Survey& survey() const { return *survey_; }
  const std::vector<ModelVariable>& variables() const { return variables_; }
  const std::vector<Condition>& conditions() const { return conditions_; }

  // Numbers among the conditions.
  static std::size_t show() { return 0; }
  std::size_t when(std::size_t question) const { return first_of_[question]; }
  std::size_t next(std::size_t question, std::size_t jump) const { return first_of_[question] + 1 + jump; }
  std::size_t ending(std::size_t ending) const { return first_of_.back() + ending; }

  /// The variable of a question's answer; `Verdict::none` where no condition reads it.
  std::uint32_t answer_of(std::size_t question) const { return answer_of_[question]; }

  /// `class_of(variable)`: its class, or `unknown`.
  static constexpr Class unknown = UINT16_MAX;
  template <class ClassOf>
  Verdict judge(const Formula& formula, ClassOf class_of) const;

 private:
  struct Atom {
    const Rule* rule = nullptr;
    std::vector<std::uint32_t> variables = {};
    /// It reads what cannot be told.
    bool blind = false;
    /// Of one variable: its place among the variable's atoms.
    std::size_t place = 0;
  };

  void add_condition(std::string pointer, const Rule& rule, const Json* holder);
  void number_atoms(Formula& formula);
  std::size_t atom_of(const Rule& rule);
  std::uint32_t variable_at(const std::string& path);
  void forbid_overlaps();
  void make_classes(ModelVariable& variable);
  void note_reads(const Formula& formula, Condition& condition) const;
  Truth truth_of(const Atom& atom, const std::vector<Class>& classes) const;
  template <class ClassOf>
  Verdict judge_atom(const Atom& atom, ClassOf class_of) const;

  const Survey* survey_;
  const std::vector<ContextField>* context_;
  std::vector<ModelVariable> variables_;
  std::vector<Atom> atoms_;
  std::vector<Condition> conditions_;
  std::vector<std::size_t> first_of_;  // condition of each question's `when`; at the end, of the first ending
  std::vector<std::uint32_t> answer_of_;
  std::map<std::string, std::uint32_t> by_name_;                       // variables
  std::map<std::string, std::vector<std::size_t>> by_reads_;           // atoms, by the paths they read
  mutable std::map<std::vector<std::uint32_t>, Truth> shared_truths_;  // of atoms over several variables
};

template <class ClassOf>
Verdict Model::judge_atom(const Atom& atom, ClassOf class_of) const {
  if (atom.blind) return {Truth::either, Verdict::none};
  std::vector<Class> classes;
  classes.reserve(atom.variables.size());
  for (const std::uint32_t variable : atom.variables) {
    classes.push_back(class_of(variable));
    if (classes.back() == unknown) return {Truth::no, variable};
  }
  return {truth_of(atom, classes), Verdict::none};
}

/// What decides is taken even where other parts are not known yet.
template <class ClassOf>
Verdict Model::judge(const Formula& formula, ClassOf class_of) const {
  switch (formula.kind) {
    case Formula::Kind::no:
      return {Truth::no, Verdict::none};
    case Formula::Kind::yes:
      return {Truth::yes, Verdict::none};
    case Formula::Kind::atom:
      return judge_atom(atoms_[formula.atom], class_of);
    case Formula::Kind::negation: {
      Verdict verdict = judge(formula.parts[0], class_of);
      if (verdict.truth != Truth::either) verdict.truth = verdict.truth == Truth::yes ? Truth::no : Truth::yes;
      return verdict;
    }
    case Formula::Kind::all:
    case Formula::Kind::any:
      break;
  }
  const Truth deciding = formula.kind == Formula::Kind::all ? Truth::no : Truth::yes;
  Verdict whole{deciding == Truth::no ? Truth::yes : Truth::no, Verdict::none};
  for (const Formula& part : formula.parts) {
    const Verdict verdict = judge(part, class_of);
    if (verdict.needs != Verdict::none) {
      if (whole.needs == Verdict::none) whole.needs = verdict.needs;
    } else if (verdict.truth == deciding) {
      return verdict;
    } else if (verdict.truth == Truth::either) {
      whole.truth = Truth::either;
    }
  }
  return whole;
}

}  // namespace touchstone
