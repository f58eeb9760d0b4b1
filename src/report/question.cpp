#include "report/question.hpp"

#include "base/words.hpp"
#include "scoring/metric_names.hpp"

namespace touchstone {
namespace {

using Ask = ReportQuestion::Ask;

/// In the order of the enum.
constexpr std::string_view asks = "overview scores trend distribution rates comments drivers topics export";
constexpr std::string_view periods = "day week month";
constexpr std::string_view dimensions = "touchpoint survey question locale variant day week month";
constexpr std::size_t most_rows = 1'000'000'000;

Dimension dimension_of(std::string_view name) {
  Result<Dimension> read = read_dimension(name);
  return read ? *read : Dimension{};
}

void read_by(const Cursor& cursor, std::vector<Dimension>& by) {
  by = read_list<Dimension>(cursor, 0, 8, [](const Cursor& item, Dimension& dimension) {
    dimension = dimension_of(word_at(dimensions, item.one_of(dimensions)));
  });
}

void read_groups(ObjectReader& object, ReportQuestion& question) {
  object.optional("by", [&](const Cursor& c) { read_by(c, question.by); });
}

void read_metric(ObjectReader& object, ReportQuestion& question) {
  object.required("metric", [&](const Cursor& c) { question.metric = static_cast<Metric>(c.one_of(metric_names)); });
}

void read_trend(ObjectReader& object, ReportQuestion& question) {
  read_metric(object, question);
  object.required("by",
                  [&](const Cursor& c) { question.period = dimension_of(word_at(periods, c.one_of(periods))).kind; });
  object.optional("window", [&](const Cursor& c) { question.window = c.count_number(1, 366); });
  object.optional_text("question", question.question);
}

void read_comments(ObjectReader& object, ReportQuestion& question) {
  object.optional("metric", [&](const Cursor& c) { question.metric = static_cast<Metric>(c.one_of(metric_names)); });
  object.optional_text("segment", question.segment);
  object.optional_text("question", question.question);
  object.optional_text("search", question.search);
  object.optional("offset", [&](const Cursor& c) { question.offset = c.count_number(0, most_rows); });
  object.optional("limit", [&](const Cursor& c) { question.limit = c.count_number(0, 500); });
}

void read_members(ObjectReader& object, ReportQuestion& question) {
  switch (question.ask) {
    case Ask::overview:
      return;
    case Ask::scores:
      read_groups(object, question);
      object.optional("compare",
                      [&](const Cursor& c) { question.compare = dimension_of(word_at(periods, c.one_of(periods))); });
      return;
    case Ask::rates:
    case Ask::csv:
      return read_groups(object, question);
    case Ask::trend:
      return read_trend(object, question);
    case Ask::comments:
      return read_comments(object, question);
    case Ask::distribution:
      read_metric(object, question);
      object.optional_text("question", question.question);
      return;
    case Ask::drivers:
    case Ask::topics:
      return read_metric(object, question);
  }
}

}  // namespace

ReportQuestion read_question(const Cursor& cursor) {
  ReportQuestion question;
  ObjectReader object(cursor, "a question");
  object.required("ask", [&](const Cursor& c) { question.ask = static_cast<Ask>(c.one_of(asks)); });
  object.optional("filter", [&](const Cursor& c) { read_filter(c, question.filter); });
  object.optional("language",
                  [&](const Cursor& c) { question.language = static_cast<ReportLanguage>(c.one_of("en de")); });
  read_members(object, question);
  object.finish();
  return question;
}

}  // namespace touchstone
