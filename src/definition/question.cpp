#include "definition/question.hpp"

#include "base/decimal.hpp"
#include "base/words.hpp"

namespace touchstone {
namespace {

void read_labels(const Cursor& cursor, Scale scale, std::vector<Label>& labels) {
  const Json& value = cursor.value();
  if (!value.is_object()) {
    return cursor.complain("wrong_type", "labels are an object",
                           R"(write {"1": "…", "5": "…"}: a text for each point)");
  }
  labels = std::vector<Label>(cursor.count());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Cursor point(cursor, i);
    const std::string& name = point.value().name();
    Label& label = labels[i];
    for (label.value = scale.first; label.value <= scale.last; ++label.value) {
      if (write_decimal(label.value) == name) break;
    }
    if (!scale.holds(label.value)) {
      point.complain_at_name(
          "not_on_scale", joined({"\"", name, "\" is no point of this scale"}),
          joined({"the points are ", write_decimal(scale.first), " to ", write_decimal(scale.last)}));
    }
    read_text(point, label.text);
  }
}

ScaleForm read_scale(ObjectReader& object, Metric metric) {
  ScaleForm form;
  form.metric = metric;
  object.optional("labels", [&](const Cursor& c) { read_labels(c, scale_of(metric), form.labels); });
  return form;
}

ScaleForm read_ces(ObjectReader& object) {
  Metric metric = Metric::ces_agreement_7;
  object.required("variant", [&](const Cursor& c) {
    if (c.one_of({"agreement_7", "effort_5"}) == 1) metric = Metric::ces_effort_5;
  });
  return read_scale(object, metric);
}

TextForm read_text_form(ObjectReader& object) {
  TextForm form;
  object.optional("multiline", [&](const Cursor& c) { form.multiline = c.boolean(); });
  object.optional("max_length", [&](const Cursor& c) { form.max_length = c.whole_number(1, TextForm::longest); });
  object.optional("placeholder", [&](const Cursor& c) { read_text(c, form.placeholder); });
  return form;
}

}  // namespace

void read_question(const Cursor& cursor, Question& question) {
  ObjectReader object(cursor, "a question");
  question.id = object.required_id();
  object.required("text", [&](const Cursor& c) { read_text(c, question.text); });
  object.optional("help", [&](const Cursor& c) { read_text(c, question.help); });
  object.optional("when", [&](const Cursor& c) { read_rule(c, question.when); });
  object.required("type", [&](const Cursor& c) {
    switch (c.one_of({"nps", "csat", "ces", "text"})) {
      case 0:
        question.form = read_scale(object, Metric::nps);
        break;
      case 1:
        question.form = read_scale(object, Metric::csat);
        break;
      case 2:
        question.form = read_ces(object);
        break;
      case 3:
        question.form = read_text_form(object);
        question.required = false;
        break;
    }
  });
  object.optional("required", [&](const Cursor& c) { question.required = c.boolean(); });
  object.finish();
}

std::string_view type_name(const Question& question) {
  const auto* scale = std::get_if<ScaleForm>(&question.form);
  return scale == nullptr ? "text" : type_name(scale->metric);
}

}  // namespace touchstone
