#include "responses/record_shapes.hpp"

#include <cstring>

#include "report/shape.hpp"

namespace touchstone {
namespace {

/// How a showing ended, beside completed, is in no score.
unsigned char scored_flags(const RecordReader& record) {
  return static_cast<unsigned char>(record.flags() & ~dismissed_flag);
}

}  // namespace

RecordShapes::RecordShapes(const std::vector<Dimension>& dimensions, Shapes& shapes, std::size_t most_keys)
    : writer_(dimensions), most_keys_(most_keys), shapes_(shapes), numbers_(shapes) {
  for (const Dimension& each : dimensions) {
    by_day_ = by_day_ || each.is_period();
    by_context_ = by_context_ || each.kind == Dimension::Kind::context;
    const std::optional<RecordReader::Name> name = text_member(each.kind);
    if (name && !each.is_period()) names_.push_back(*name);
  }
}

/// Absent where not all of it was met before.
std::optional<RecordShapes::GroupKey> RecordShapes::key_of_group(const RecordReader& record) const {
  if (by_context_) return std::nullopt;
  std::uint64_t month = 0;
  std::uint16_t day = 0;
  if (by_day_) {
    const std::string_view moment = record.text(RecordReader::shown_at).value_or("");
    if (moment.size() < day_length) return std::nullopt;
    std::memcpy(&month, moment.data(), sizeof month);
    std::memcpy(&day, &moment[sizeof month], sizeof day);
  }
  std::uint64_t numbers = 0;
  for (const RecordReader::Name name : names_) {
    const std::uint64_t number = record.known_number(name);
    if (number == 0) return std::nullopt;
    numbers |= number << (16 * name);
  }
  return GroupKey{month, std::uint64_t{scored_flags(record)} << 16 | day, numbers};
}

std::uint32_t RecordShapes::group_of(const RecordReader& record) {
  const std::optional<GroupKey> key = key_of_group(record);
  if (!key || group_numbers_.size() == most_keys_) return numbers_.group_number(write_group(record));
  std::uint32_t& number = group_numbers_[*key];
  if (number == 0) number = numbers_.group_number(write_group(record)) + 1;
  return number - 1;
}

std::uint32_t RecordShapes::answers_of(RecordReader& record) {
  const std::optional<std::uint64_t> key = record.known_answers();
  if (!key || record.comment_count() > 0 || answers_numbers_.size() == most_keys_)
    return numbers_.answers_number(write_answers(record));
  // Most showings are not answered.
  std::uint32_t& number = *key == 0 ? number_of_none_ : answers_numbers_[{*key}];
  if (number == 0) number = numbers_.answers_number(write_answers(record)) + 1;
  return number - 1;
}

const std::string& RecordShapes::write_group(const RecordReader& record) {
  group_.assign(1, static_cast<char>(scored_flags(record)));
  writer_.write_said(record, group_);
  return group_;
}

const std::string& RecordShapes::write_answers(RecordReader& record) {
  record.spell_out();
  answers_ = record.answers();
  for (std::size_t place = 0; place < record.comment_count(); ++place) {
    const RecordReader::Comment comment = record.comment(place);
    answers_ += static_cast<char>(comment_mark);
    append_text(answers_, comment.question);
    append_text(answers_, comment.text);
  }
  return answers_;
}

ShapeNumber RecordShapes::shape_of(RecordReader& record) {
  const std::uint32_t group = group_of(record);
  const std::uint32_t answers = answers_of(record);
  if (const std::optional<ShapeNumber> both = Shapes::joined(group, answers)) return *both;
  return shapes_.number_of({write_group(record), write_answers(record)});
}

}  // namespace touchstone
