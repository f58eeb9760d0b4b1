#include "lint/domain.hpp"

#include <algorithm>
#include <cmath>

#include "base/decimal.hpp"
#include "base/words.hpp"
#include "lint/exact.hpp"
#include "lint/literals.hpp"
#include "lint/picks.hpp"
#include "session/answer.hpp"

namespace touchstone {
namespace {

using Source = Variable::Source;
using Samples = std::vector<Sample>;

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

/// The nearest number that visits can be. One that stands for what lies between two others may fall on the lower of
/// them: then nothing lies between.
double counted(double number) { return number < 1 ? 1 : std::floor(number); }

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
  if (literals.ordered_by_text && (variable.source == Source::context || variable.source == Source::page)) {
    return add_ordered_texts(samples, variable, literals.texts, other);
  }
  for (const std::string& text : literals.texts) add(samples, variable, text, false);
  if (variable.source == Source::context || variable.source == Source::page) add(samples, variable, "", false);
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
  if (variable.source == Source::variant) {
    for (const Variant& variant : variable.survey->variants) samples.push_back({variant.id, false});
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

}  // namespace

std::vector<Sample> samples_of(const Variable& variable, const std::vector<const Rule*>& rules) {
  Samples samples;
  const bool may_be_missing =
      variable.source == Source::answer || variable.source == Source::context || variable.source == Source::page;
  if (may_be_missing) samples.push_back({Json(), false});
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
      for (Sample& sample : number_line(literals_of(rules).numbers)) {
        if (variable.source == Source::visits) sample.value = counted(sample.value.number());
        samples.push_back(std::move(sample));
      }
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
    for (const std::string& second : literals.texts) try_value(joined({first, " ", second}));
  }
  return candidates;
}

}  // namespace touchstone
