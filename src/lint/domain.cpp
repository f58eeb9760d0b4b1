#include "lint/domain.hpp"

#include <algorithm>

#include "base/decimal.hpp"
#include "base/words.hpp"
#include "lint/literals.hpp"
#include "lint/picks.hpp"
#include "session/answer.hpp"

namespace touchstone {
namespace {

using Source = Variable::Source;
using Samples = std::vector<Sample>;

/// How values of a variable are told apart.
enum class Nature : unsigned char {
  /// There are only so many values, and all are samples.
  listed,
  contact,
  /// Of several picks.
  picks,
  /// Numbers, or texts that read as numbers.
  number,
  numeric_text,
  text,
  /// Whatever a page passes.
  anything,
};

Nature nature_of(const Variable& variable) {
  if (variable.source == Source::locale) return Nature::text;
  if (variable.source == Source::device) return Nature::listed;
  if (variable.source == Source::context) {
    if (variable.declared == nullptr) return Nature::anything;
    switch (variable.declared->type) {
      case ContextType::number:
        return Nature::number;
      case ContextType::boolean:
        return Nature::listed;
      case ContextType::text:
      case ContextType::date:
        return Nature::text;
    }
  }
  switch (kind_of(*variable.question)) {
    case QuestionKind::choice:
      return form_of<ChoiceForm>(*variable.question).multiple ? Nature::picks : Nature::listed;
    case QuestionKind::text:
      return form_of<TextForm>(*variable.question).pattern == Pattern::number ? Nature::numeric_text : Nature::text;
    case QuestionKind::contact:
      return Nature::contact;
    case QuestionKind::scale:
    case QuestionKind::consent:
    case QuestionKind::message:
      break;
  }
  return Nature::listed;
}

std::string padded(std::string text, unsigned length) {
  while (text.size() < length) text += '.';
  return text;
}

/// A text that nobody holds anything against.
std::string free_text(const Variable& variable, const std::vector<std::string>& taken) {
  std::string text = "some text";
  if (variable.source == Source::locale) text = "eo";
  if (variable.source == Source::answer) text = some_answer(*variable.question).text();
  const auto is_free = [&](const std::string& each) {
    return std::find(taken.begin(), taken.end(), each) == taken.end() && can_be(variable, each);
  };
  if (is_free(text)) return text;
  for (const char letter : std::string_view("abcdefghijklmnopqrstuvwxyz0123456789")) {
    // Another letter in front, or one more at the end: some of these still is an address, or as short as it must be.
    for (std::string other : {letter + text.substr(1), text + letter}) {
      if (is_free(other)) return other;
    }
  }
  return text;
}

void add(Samples& samples, const Variable& variable, Json value, bool open) {
  if (can_be(variable, value)) samples.push_back({std::move(value), open});
}

/// Each number, and one between each two, and beyond the ends.
std::vector<Sample> number_line(const std::vector<double>& points) {
  Samples line{{points.front() - 1, true}};
  for (std::size_t i = 0; i < points.size(); ++i) {
    line.push_back({points[i], false});
    const bool last = i + 1 == points.size();
    const double beyond = last ? points[i] + 1 : points[i] + (points[i + 1] - points[i]) / 2;
    if (beyond > points[i] && (last || beyond < points[i + 1])) line.push_back({beyond, true});
  }
  return line;
}

/// Each text, and what stands between each two in the order of code points.
void add_ordered_texts(Samples& samples, const Variable& variable, std::vector<std::string> points,
                       const std::string& other) {
  if (points.empty() || !points.front().empty()) points.insert(points.begin(), std::string());
  for (std::size_t i = 0; i < points.size(); ++i) {
    add(samples, variable, points[i], false);
    const auto lies_here = [&](const std::string& text) {
      return points[i] < text && (i + 1 == points.size() || text < points[i + 1]);
    };
    // The nearest there is comes last: if it does not lie between the two, nothing does.
    for (const std::string& text : {other, points[i] + "T12:00:00Z", points[i] + " ", points[i] + "\x01"}) {
      if (!lies_here(text)) continue;
      add(samples, variable, text, true);
      break;
    }
  }
}

void add_texts(Samples& samples, const Variable& variable, const Literals& literals) {
  const std::string other = free_text(variable, literals.texts);
  if (literals.ordered_by_text && variable.source == Source::context) {
    return add_ordered_texts(samples, variable, literals.texts, other);
  }
  for (const std::string& text : literals.texts) add(samples, variable, text, false);
  if (variable.source == Source::context) add(samples, variable, "", false);
  add(samples, variable, other, true);
}

void add_anything(Samples& samples, const Variable& variable, const Literals& literals) {
  samples.push_back({true, false});
  samples.push_back({false, false});
  for (const Sample& number : number_line(literals.numbers)) {
    samples.push_back(number);
    if (!literals.has_numbers && !literals.ordered_by_number) continue;
    // Texts that read as numbers: "5" and " 5" equal 5, and not each other.
    const std::string text = write_decimal(number.value.number());
    samples.push_back({text, number.open});
    samples.push_back({' ' + text, true});
  }
  add_texts(samples, variable, literals);
}

/// Contact data with some of the fields that may be left out.
void add_contacts(Samples& samples, const Variable& variable) {
  const auto& fields = form_of<ContactForm>(*variable.question).fields;
  for (unsigned chosen = 0; chosen < 1U << fields.size(); ++chosen) {
    Json contact = some_answer(*variable.question);
    Json partial = Json::object();
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const std::string_view name = name_of(fields[i].kind);
      if ((chosen >> i & 1U) != 0) partial.set(name, *contact.find(name));
    }
    partial.set("consent", true);
    const Judged judged = judge(*variable.question, partial, {});
    if (judged.verdict == Judged::Verdict::fits) samples.push_back({judged.answer.value, true});
  }
}

void add_listed(Samples& samples, const Variable& variable) {
  if (variable.source == Source::device) {
    for (const char* device : {"desktop", "tablet", "phone"}) samples.push_back({device, false});
    return;
  }
  if (variable.source == Source::answer) {
    const Question& question = *variable.question;
    if (kind_of(question) == QuestionKind::scale) {
      const Scale scale = form_of<ScaleForm>(question).scale();
      for (int point = scale.first; point <= scale.last; ++point) samples.push_back({point, false});
    } else if (kind_of(question) == QuestionKind::choice) {
      for (const Option& option : form_of<ChoiceForm>(question).options) samples.push_back({option.id, false});
    }
    if (kind_of(question) != QuestionKind::consent) return;
  }
  add(samples, variable, true, false);
  add(samples, variable, false, false);
}

/// `var` with a plain path, and perhaps a plain default.
bool is_plain_variable(const Rule& rule) {
  return rule.op == Operator::var && std::all_of(rule.arguments.begin(), rule.arguments.end(), [](const Rule& each) {
           return each.op == Operator::literal && !each.value.is_array();
         });
}

bool is_plain_literal(const Rule& rule) { return rule.op == Operator::literal && !rule.value.is_array(); }

/// A comparison of variables with plain values.
bool is_comparison(const Rule& rule) {
  const auto is_plain = [](const Rule& each) { return is_plain_variable(each) || is_plain_literal(each); };
  if (is_equality(rule.op) || is_order(rule.op)) {
    return std::all_of(rule.arguments.begin(), rule.arguments.end(), is_plain);
  }
  return rule.op == Operator::in && is_plain_variable(rule.arguments[0]) && rule.arguments[1].op == Operator::literal &&
         rule.arguments[1].value.is_array() &&
         std::none_of(rule.arguments[1].value.items().begin(), rule.arguments[1].value.items().end(),
                      [](const Json& item) { return item.is_array(); });
}

/// Some plain value that the rule compares with is of this kind. What `in` looks through is compared strictly: there
/// another kind is simply not found.
bool compares_with(const Rule& rule, bool (*is_kind)(const Json&)) {
  return std::any_of(rule.arguments.begin(), rule.arguments.end(), [&](const Rule& each) {
    return (is_plain_literal(each) && is_kind(each.value)) ||
           (is_plain_variable(each) && each.arguments.size() > 1 && is_kind(each.arguments[1].value));
  });
}

bool is_neither_text_nor_null(const Json& value) { return !value.is_text() && !value.is_null(); }
bool is_no_number(const Json& value) { return !value.is_number(); }

}  // namespace

std::string name_of(const Variable& variable) {
  switch (variable.source) {
    case Source::answer:
      return joined({"answers.", variable.question->id});
    case Source::context:
      return joined({"context.", variable.path});
    case Source::locale:
      return "locale";
    case Source::device:
      return "device";
  }
  return {};
}

bool asks_for_presence(const Rule& rule) {
  if (is_plain_variable(rule)) return rule.arguments.size() == 1;
  if (rule.op == Operator::missing || rule.op == Operator::missing_some) return true;
  return is_equality(rule.op) && std::all_of(rule.arguments.begin(), rule.arguments.end(), [](const Rule& each) {
           return (is_plain_variable(each) && each.arguments.size() == 1) ||
                  (each.op == Operator::literal && each.value.is_null());
         });
}

std::vector<Sample> samples_of(const Variable& variable, const std::vector<const Rule*>& rules) {
  Samples samples;
  if (variable.source == Source::answer || variable.source == Source::context) samples.push_back({Json(), false});
  switch (nature_of(variable)) {
    case Nature::listed:
      add_listed(samples, variable);
      break;
    case Nature::contact:
      add_contacts(samples, variable);
      break;
    case Nature::picks:
      for (Sample& sample : pick_samples(*variable.question, rules)) samples.push_back(std::move(sample));
      break;
    case Nature::number:
      for (Sample& sample : number_line(literals_of(rules).numbers)) samples.push_back(std::move(sample));
      break;
    case Nature::numeric_text:
      for (const Sample& sample : number_line(literals_of(rules).numbers)) {
        add(samples, variable, write_decimal(sample.value.number()), true);
      }
      break;
    case Nature::text:
      add_texts(samples, variable, literals_of(rules));
      break;
    case Nature::anything:
      add_anything(samples, variable, literals_of(rules));
      break;
  }
  return samples;
}

bool is_exact(const Variable& variable, const std::vector<const Rule*>& rules, const Rule& rule) {
  const bool is_truth = is_plain_variable(rule);
  const Nature nature = nature_of(variable);
  const bool is_held_against_literals =
      nature != Nature::listed && nature != Nature::contact && nature != Nature::picks;
  if (is_held_against_literals && !literals_of(rules).complete) return asks_for_presence(rule);
  switch (nature) {
    case Nature::listed:
      return true;
    case Nature::contact:
      return asks_for_presence(rule);
    case Nature::picks:
      return tells_picks_apart(*variable.question, rules, rule);
    case Nature::number:
      return is_truth || asks_for_presence(rule) || is_comparison(rule);
    case Nature::numeric_text:
      return asks_for_presence(rule) ||
             (is_comparison(rule) && rule.op != Operator::in && rule.op != Operator::strictly_equal &&
              rule.op != Operator::strictly_not_equal && !compares_with(rule, is_no_number));
    case Nature::text:
      if (is_truth || asks_for_presence(rule)) return true;
      if (!is_comparison(rule) || (rule.op != Operator::in && compares_with(rule, is_neither_text_nor_null)))
        return false;
      return !is_order(rule.op) || (variable.source == Source::context &&
                                    !compares_with(rule, [](const Json& value) { return !value.is_text(); }));
    case Nature::anything: {
      if (is_truth || asks_for_presence(rule)) return true;
      if (!is_comparison(rule)) return false;
      const Literals literals = literals_of(rules);
      return !is_order(rule.op) || !literals.ordered_by_text || !(literals.has_numbers || literals.ordered_by_number);
    }
  }
  return false;
}

bool can_be(const Variable& variable, const Json& value) {
  if (variable.source == Source::locale) return value.is_text() && !value.text().empty();
  if (variable.source != Source::answer) return true;
  if (value.is_null()) return !variable.question->required;
  const Judged judged = judge(*variable.question, value, {});
  return judged.verdict == Judged::Verdict::fits && judged.answer.value == value;
}

std::vector<Json> candidates_of(const Variable& variable, const std::vector<const Rule*>& rules) {
  const Nature nature = nature_of(variable);
  std::vector<Json> candidates;
  if (nature == Nature::listed || nature == Nature::contact || nature == Nature::picks) return candidates;
  const auto try_value = [&](Json value) {
    if (can_be(variable, value)) candidates.push_back(std::move(value));
  };
  const Literals literals = literals_of(rules);
  const std::vector<Sample> line = number_line(literals.numbers);
  const bool as_number = nature == Nature::number || nature == Nature::anything;
  const bool as_text = nature != Nature::number;
  for (const Sample& number : line) {
    if (as_number) try_value(number.value);
    if (as_text) try_value(write_decimal(number.value.number()));
  }
  if (!as_text) return candidates;
  constexpr std::size_t most = 12;  // pairs of more texts than that are not worth the time
  for (const std::string& first : literals.texts) {
    for (const char* around : {"", " ", "x", "-x", "~"}) try_value(first + around);
    try_value("x" + first);
    if (literals.texts.size() > most) continue;
    for (const std::string& second : literals.texts) try_value(first + ' ' + second);
  }
  return candidates;
}

Json no_facts() {
  Json facts = Json::object();
  facts.set("answers", Json::object());
  facts.set("segments", Json::object());
  facts.set("context", Json::object());
  return facts;
}

void set_fact(Json& facts, const Variable& variable, const Json& value) {
  if (value.is_null()) return;
  switch (variable.source) {
    case Source::answer: {
      facts.find("answers")->set(variable.question->id, value);
      const std::string_view segment = segment_of(*variable.question, value);
      if (!segment.empty()) facts.find("segments")->set(variable.question->id, segment);
      return;
    }
    case Source::context: {
      Json* here = facts.find("context");
      std::string_view path = variable.path;
      for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
        const std::string_view step = path.substr(0, dot);
        path.remove_prefix(dot + 1);
        Json* next = here->find(step);
        here = next != nullptr ? next : &here->set(step, Json::object());
      }
      here->set(path, value);
      return;
    }
    case Source::locale:
      facts.set("locale", value);
      return;
    case Source::device:
      facts.set("device", value);
      return;
  }
}

Json some_answer(const Question& question) {
  switch (kind_of(question)) {
    case QuestionKind::scale:
      return form_of<ScaleForm>(question).scale().last;
    case QuestionKind::choice: {
      const auto& form = form_of<ChoiceForm>(question);
      return form.multiple ? some_picks(form) : Json(form.options.front().id);
    }
    case QuestionKind::text: {
      const auto& form = form_of<TextForm>(question);
      switch (form.pattern) {
        case Pattern::none:
          return padded(std::string("some text").substr(0, form.max_length), form.min_length);
        case Pattern::email:
          return "someone@example.com";
        case Pattern::phone:
          return "+15550100";
        case Pattern::url:
          return "https://example.com/";
        case Pattern::number:
          return std::string(std::max(form.min_length, 1U), '7');
      }
      return {};
    }
    case QuestionKind::contact: {
      Json contact = Json::object();
      for (const ContactField& field : form_of<ContactForm>(question).fields) {
        const char* const given[] = {"Some Name", "someone@example.com", "+15550100"};
        contact.set(name_of(field.kind), given[static_cast<std::size_t>(field.kind)]);
      }
      if (!form_of<ContactForm>(question).consent.empty()) contact.set("consent", true);
      return contact;
    }
    case QuestionKind::consent:
      return true;
    case QuestionKind::message:
      return {};
  }
  return {};
}

}  // namespace touchstone
