#include "responses/group.hpp"

#include "base/decimal.hpp"
#include "report/shape.hpp"

namespace touchstone {
namespace {

/// What stands before a value of the context: whether it is a number, whose digits may be written in many ways.
constexpr char is_text = 't';
constexpr char is_number = 'n';

/// Writes what of the context's value a group may be told apart by: texts, truth and numbers.
void append_value(JsonScanner in, std::string& said) {
  constexpr std::size_t usual_digits = 32;
  std::string room;
  switch (in.kind()) {
    case JsonScanner::Kind::text: {
      RawText text;
      in.text(text);
      said += is_text;
      return append_text(said, decoded(text, room));
    }
    case JsonScanner::Kind::number: {
      const std::string_view digits = in.raw();
      said += is_number;
      if (digits.size() <= usual_digits) return append_text(said, digits);
      return append_text(said, write_decimal(read_decimal(digits).value));
    }
    case JsonScanner::Kind::boolean:
      said += is_text;
      return append_text(said, in.raw());
    case JsonScanner::Kind::null:
    case JsonScanner::Kind::array:
    case JsonScanner::Kind::object:
    case JsonScanner::Kind::broken:
      break;
  }
  said += is_text;
  append_no_text(said);
}

/// Of a name that stands twice the first one counts.
void append_context(const std::optional<JsonScanner>& context, std::string_view key, std::string& said) {
  if (context) {
    JsonScanner in = *context;
    RawText name;
    std::string room;
    for (bool more = in.enter_object() && in.next_member(name); more; more = in.next_member(name)) {
      if (decoded(name, room) == key) return append_value(in, said);
      in.skip();
    }
  }
  said += is_text;
  append_no_text(said);
}

}  // namespace

std::optional<RecordReader::Name> text_member(Dimension::Kind kind) {
  switch (kind) {
    case Dimension::Kind::touchpoint:
      return RecordReader::touchpoint;
    case Dimension::Kind::survey:
      return RecordReader::survey;
    case Dimension::Kind::locale:
      return RecordReader::locale;
    case Dimension::Kind::variant:
      return RecordReader::variant;
    case Dimension::Kind::day:
    case Dimension::Kind::week:
    case Dimension::Kind::month:
      return RecordReader::shown_at;
    case Dimension::Kind::question:
    case Dimension::Kind::context:
      break;
  }
  return std::nullopt;
}

void GroupWriter::write_said(const RecordReader& record, std::string& said) const {
  for (const Dimension& each : dimensions_) {
    if (each.kind == Dimension::Kind::question) continue;  // comes with each answer
    if (each.kind == Dimension::Kind::context) {
      append_context(record.context(), each.context_key(), said);
      continue;
    }
    const std::optional<std::string_view> text = record.text(*text_member(each.kind));
    append(said, text && each.is_period() ? text->substr(0, day_length) : text);
  }
}

void GroupWriter::write_group(std::string_view said, std::string& shape) const {
  ShapeReader reader(said);
  for (const Dimension& each : dimensions_) {
    if (each.kind == Dimension::Kind::question) {
      append_no_text(shape);
      continue;
    }
    const bool is_digits = each.kind == Dimension::Kind::context && reader.byte() == is_number;
    const std::optional<std::string_view> text = reader.text();
    if (each.is_period()) {
      const std::string period = period_of(each.kind, text.value_or(""));
      period.empty() ? append_no_text(shape) : append_text(shape, period);
    } else if (is_digits) {
      append_text(shape, write_decimal(read_decimal(text.value_or("")).value));
    } else {
      append(shape, each.is_number ? std::nullopt : text);
    }
  }
}

}  // namespace touchstone
