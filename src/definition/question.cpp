#include "definition/question.hpp"

#include <algorithm>

#include "base/decimal.hpp"
#include "base/words.hpp"

namespace touchstone {
namespace {

/// In the order of the enumerations.
constexpr std::string_view styles = "numbers stars smileys thumbs";
constexpr std::string_view patterns = "email phone url number";

void read_labels(const Cursor& cursor, Scale scale, std::vector<Label>& labels) {
  if (!cursor.is(Json::Kind::object)) return;
  labels = std::vector<Label>(cursor.count());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Cursor point(cursor, i);
    const std::string& name = point.value().name();
    Label& label = labels[i];
    for (label.value = scale.first; label.value <= scale.last; ++label.value) {
      if (write_decimal(label.value) == name) break;
    }
    if (!scale.holds(label.value)) {
      point.complain_at_name("not_on_scale", [&] {
        return Said{joined({"\"", name, "\" is no point of this scale"}),
                    joined({"the points are ", write_decimal(scale.first), " to ", write_decimal(scale.last)})};
      });
    }
    read_text(point, label.text);
  }
}

/// What every scale has.
void read_scale(ObjectReader& object, ScaleForm& form) {
  object.optional("labels", [&](const Cursor& c) { read_labels(c, form.scale(), form.labels); });
}

void read_csat(ObjectReader& object, ScaleForm& form) {
  object.optional_word("style", "numbers stars smileys", form.style);
  read_scale(object, form);
}

void read_ces(ObjectReader& object, ScaleForm& form) {
  object.required("variant", [&](const Cursor& c) {
    form = ScaleForm(c.one_of("agreement_7 effort_5") == 1 ? Metric::ces_effort_5 : Metric::ces_agreement_7);
  });
  read_scale(object, form);
}

void read_rating(ObjectReader& object, ScaleForm& form) {
  Style style = Style::numbers;
  object.optional_word("style", styles, style);
  Scale scale{1, 1};
  unsigned points = 5;
  if (style == Style::thumbs) {
    scale.first = 0;
    points = 2;
  } else {
    const int furthest = style == Style::stars ? 1 : ScaleForm::furthest;
    object.optional("first", [&](const Cursor& c) {
      scale.first = c.whole_number(style == Style::stars ? 1 : -furthest, furthest);
    });
    object.optional_count("points", ScaleForm::fewest_points,
                          style == Style::smileys ? ScaleForm::most_smileys : ScaleForm::most_points, points);
  }
  scale.last = scale.first + static_cast<int>(points) - 1;
  form = ScaleForm(scale);
  form.style = style;
  read_scale(object, form);
}

void read_option(const Cursor& cursor, Option& option) {
  ObjectReader object(cursor, "an option");
  option.id = object.required_id();
  required_text(object, "text", option.text);
  object.optional_boolean("exclusive", option.exclusive);
  object.optional_boolean("other", option.other);
  option.pinned = option.exclusive || option.other;
  object.optional_boolean("pinned", option.pinned);
  object.finish();
}

void conflict(const Cursor& cursor, std::string_view message, std::string_view hint) {
  cursor.complain("conflict", [&] { return Said{std::string(message), std::string(hint)}; });
}

void check_options(const Cursor& list, const ChoiceForm& form) {
  check_ids(list, "option");
  bool other = false;
  for (std::size_t i = 0; i < form.options.size(); ++i) {
    const Option& option = form.options[i];
    if (option.exclusive && !form.multiple) {
      conflict(Cursor(list, i), "without \"multiple\" every option excludes the others", "leave \"exclusive\" out");
    }
    if (option.other && other) conflict(Cursor(list, i), "another option has \"other\"", "keep one of them");
    other = other || option.other;
  }
}

void read_choice(ObjectReader& object, ChoiceForm& form) {
  object.optional_boolean("multiple", form.multiple);
  object.optional_boolean("shuffle", form.shuffle);
  object.required("options", [&](const Cursor& list) {
    form.options = read_list<Option>(list, 2, ChoiceForm::most_options, read_option);
    check_options(list, form);
  });
  if (!form.multiple) {
    for (const std::string_view name : {"min_picks", "max_picks"}) {
      object.optional(name, [](const Cursor& c) {
        conflict(c, "without \"multiple\" there is one pick", R"(add "multiple": true)");
      });
    }
    return;
  }
  constexpr auto most = static_cast<unsigned>(ChoiceForm::most_options);
  const auto count = static_cast<unsigned>(form.options.size());
  form.max_picks = std::max(count, 1U);
  object.optional("max_picks", [&](const Cursor& c) {
    form.max_picks = c.count_number(1, most);
    if (count > 0 && form.max_picks > count) conflict(c, "there are fewer options than that", "lower it");
  });
  object.optional("min_picks", [&](const Cursor& c) {
    form.min_picks = c.count_number(1, most);
    if (form.min_picks > form.max_picks) conflict(c, "nobody can pick that many", "lower it");
  });
}

void read_text_form(ObjectReader& object, TextForm& form) {
  object.optional("pattern", [&](const Cursor& c) {
    form.pattern = static_cast<Pattern>(1 + c.one_of(patterns));
    form.multiline = false;
  });
  object.optional("multiline", [&](const Cursor& c) {
    form.multiline = c.boolean();
    if (form.multiline && form.pattern != Pattern::none) conflict(c, "a pattern fits on one line", "leave it out");
  });
  object.optional_count("max_length", 1, TextForm::longest, form.max_length);
  object.optional("min_length", [&](const Cursor& c) {
    form.min_length = c.count_number(0, TextForm::longest);
    if (form.min_length > form.max_length) conflict(c, "no text is that long", "lower it, or raise \"max_length\"");
  });
  optional_text(object, "placeholder", form.placeholder);
}

void read_contact_field(const Cursor& cursor, ContactField& field) {
  constexpr ContactKind kinds[] = {ContactKind::name, ContactKind::email, ContactKind::phone};
  field.required = cursor.one_of("optional required") == 1;
  const auto* const kind = std::find_if(std::begin(kinds), std::end(kinds),
                                        [&](ContactKind each) { return name_of(each) == cursor.value().name(); });
  if (kind != std::end(kinds)) {
    field.kind = *kind;
  } else {
    cursor.complain_at_name("unknown_key", [&] {
      return Said{joined({"there is no contact field \"", cursor.value().name(), "\""}), "known: name, email, phone"};
    });
  }
}

void read_contact(ObjectReader& object, ContactForm& form) {
  const bool written = object.optional("fields", [&](const Cursor& c) {
    if (!c.is(Json::Kind::object) || !c.has_count(1, 3)) return;
    form.fields = std::vector<ContactField>(c.count());
    for (std::size_t i = 0; i < form.fields.size(); ++i) read_contact_field(Cursor(c, i), form.fields[i]);
  });
  if (!written) form.fields = std::vector<ContactField>(1);
  optional_text(object, "consent", form.consent);
}

void read_form(ObjectReader& object, std::size_t type, Question& question) {
  question.required = type < 4;
  switch (type) {
    case 0:
      return read_scale(object, question.form.emplace<ScaleForm>(Metric::nps));
    case 1:
      return read_csat(object, question.form.emplace<ScaleForm>(Metric::csat));
    case 2:
      return read_ces(object, question.form.emplace<ScaleForm>());
    case 3:
      return read_rating(object, question.form.emplace<ScaleForm>());
    case 4:
      return read_choice(object, question.form.emplace<ChoiceForm>());
    case 5:
      return read_text_form(object, question.form.emplace<TextForm>());
    case 6:
      return read_contact(object, question.form.emplace<ContactForm>());
    case 7:
      return required_text(object, "label", question.form.emplace<ConsentForm>().label);
    case 8:
      question.form.emplace<MessageForm>();
      return;
  }
}

}  // namespace

void read_question(const Cursor& cursor, Question& question) {
  ObjectReader object(cursor, "a question");
  question.id = object.required_id();
  required_text(object, "text", question.text);
  optional_text(object, "help", question.help);
  optional_rule(object, "when", question.when);
  object.optional("next", [](const Cursor&) {});  // read_jumps
  bool known = false;
  object.required("type", [&](const Cursor& c) {
    const std::size_t type = c.one_of("nps csat ces rating choice text contact consent message");
    known = type > 0 || c.value().text() == "nps";
    if (known) read_form(object, type, question);
  });
  if (!known) return;  // which keys it has depends on the type
  if (kind_of(question) != QuestionKind::message) object.optional_boolean("required", question.required);
  object.finish();
}

const Option* ChoiceForm::find(std::string_view id) const {
  const auto found = std::find_if(options.begin(), options.end(), [&](const Option& each) { return each.id == id; });
  return found == options.end() ? nullptr : &*found;
}

std::string_view type_name(const Question& question) {
  switch (kind_of(question)) {
    case QuestionKind::scale:
      return type_name(form_of<ScaleForm>(question).metric);
    case QuestionKind::choice:
      return "choice";
    case QuestionKind::text:
      return "text";
    case QuestionKind::contact:
      return "contact";
    case QuestionKind::consent:
      return "consent";
    case QuestionKind::message:
      return "message";
  }
  return {};
}

std::string_view name_of(ContactKind kind) { return word_at("name email phone", static_cast<std::size_t>(kind)); }

std::string_view name_of(Style style) { return word_at(styles, static_cast<std::size_t>(style)); }

std::string_view name_of(Pattern pattern) {
  return pattern == Pattern::none ? std::string_view() : word_at(patterns, static_cast<std::size_t>(pattern) - 1);
}

}  // namespace touchstone
