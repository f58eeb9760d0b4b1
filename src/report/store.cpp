#include "report/store.hpp"

#include <cstring>

#include "base/time.hpp"
#include "report/grouping.hpp"
#include "report/shape.hpp"

namespace touchstone {
namespace {

constexpr std::size_t most_bytes = 0xFFFFFFFF;
constexpr std::size_t first_places = 1'024;

/// Milliseconds since midnight in a moment such as "2026-11-21T10:15:00.000Z"; 0 where no time of day is written so.
std::uint32_t ms_of_day(std::string_view moment) {
  if (moment.size() < 20 || !is_moment(std::string(moment.substr(0, 19)) + 'Z')) return 0;
  const UnixMs whole = moment_of("1970-01-01" + std::string(moment.substr(10, 9)) + 'Z', false);
  auto ms = static_cast<std::uint32_t>(whole);
  std::uint32_t unit = moment[19] == '.' ? 100 : 0;
  for (std::size_t at = 20; at < moment.size() && moment[at] >= '0' && moment[at] <= '9' && unit > 0; ++at) {
    ms += unit * static_cast<std::uint32_t>(moment[at] - '0');
    unit /= 10;
  }
  return ms;
}

}  // namespace

ResponseStore::ResponseStore()
    : group_texts_(most_bytes), answers_(most_bytes), lists_(most_bytes), questions_(most_bytes) {
  places_.resize(first_places);
}

std::uint32_t ResponseStore::number_of_group(const RecordReader& record) {
  bytes_.assign(1, static_cast<char>(record.flags()));
  for (unsigned char name = 0; name <= RecordReader::definition_hash; ++name) {
    append(bytes_, record.text(static_cast<RecordReader::Name>(name)));
  }
  const std::uint32_t number = group_texts_.number_of(bytes_);
  if (number < groups_.size()) return number;
  ResponseGroup group;
  ShapeReader reader(bytes_);
  group.flags = reader.byte();
  for (std::optional<std::string>& value : group.values) {
    if (const std::optional<std::string_view> text = reader.text()) value = std::string(*text);
  }
  groups_.push_back(std::move(group));
  return number;
}

std::uint32_t ResponseStore::number_of_list(const RecordReader& record) {
  bytes_.clear();
  for (std::size_t place = 0; place < record.answer_count(); ++place) {
    const std::uint32_t number = answers_.number_of(record.answer(place));
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    bytes_.append(bytes, sizeof number);
  }
  return lists_.number_of(bytes_);
}

std::string ResponseStore::answers(std::uint32_t number) const {
  const std::string_view list = lists_.text(number);
  std::string shape;
  for (std::size_t at = 0; at < list.size(); at += sizeof number) {
    std::uint32_t answer = 0;
    std::memcpy(&answer, list.data() + at, sizeof answer);
    shape += answers_.text(answer);
  }
  return shape;
}

void ResponseStore::take_moment(const RecordReader& record, Row& row) {
  const std::string_view moment = record.text(RecordReader::shown_at).value_or("");
  const bool is_dated = has_period(moment);
  row.day = days_.number_of(moment.substr(0, is_dated ? 10 : 0));
  row.ms = is_dated ? ms_of_day(moment) : 0;
}

std::uint32_t ResponseStore::add_comments(const RecordReader& record) {
  std::uint32_t next = 0;
  for (std::size_t place = record.comment_count(); place-- > 0;) {
    const RecordReader::Comment said = record.comment(place);
    comments_.push_back({.text = pool_.add(said.text), .question = questions_.number_of(said.question), .next = next});
    next = static_cast<std::uint32_t>(comments_.size());
  }
  return next;
}

bool ResponseStore::has_comments_of(const Row& row, const RecordReader& record) const {
  std::uint32_t at = row.comments;
  for (std::size_t place = 0; place < record.comment_count(); ++place) {
    if (at == 0) return false;
    const RecordReader::Comment said = record.comment(place);
    const Comment& mine = comments_[at - 1];
    if (text(mine) != said.text || question(mine) != said.question) return false;
    at = mine.next;
  }
  return at == 0;
}

/// All that a row says, so that two can be compared whatever their numbers are.
std::string ResponseStore::written(const Row& row) const {
  std::string written(group_texts_.text(row.group));
  written += days_.text(row.day);
  written += timestamp(row.ms);
  written += answers(row.answers);
  for (std::uint32_t at = row.comments; at != 0; at = comments_[at - 1].next) {
    append_text(written, question(comments_[at - 1]));
    written += text(comments_[at - 1]);
    written += '\0';
  }
  return written;
}

void ResponseStore::grow() {
  Column<std::uint32_t> places;
  places.resize(places_.size() * 2);
  places_ = std::move(places);
  const std::size_t mask = places_.size() - 1;
  for (std::size_t number = 0; number < rows_.size(); ++number) {
    std::size_t at = hash_of(keys_[number]) & mask;
    while (places_[at] != 0) at = (at + 1) & mask;
    places_[at] = static_cast<std::uint32_t>(number + 1);
  }
}

void ResponseStore::put(const RecordReader& record) {
  // Of eight places seven are taken at most.
  if ((rows_.size() + 1) * 8 > places_.size() * 7) grow();
  const std::size_t mask = places_.size() - 1;
  std::size_t at = hash_of(record.key()) & mask;
  while (places_[at] != 0 && keys_[places_[at] - 1] != record.key()) at = (at + 1) & mask;
  const bool is_new = places_[at] == 0;
  const std::size_t number = is_new ? rows_.size() : places_[at] - 1;
  if (!is_new && record.revision() < revisions_[number]) return;
  Row row;
  row.group = number_of_group(record);
  row.answers = number_of_list(record);
  take_moment(record, row);
  if (is_new) {
    row.comments = add_comments(record);
    places_[at] = static_cast<std::uint32_t>(number + 1);
    keys_.push_back(record.key());
    revisions_.push_back(record.revision());
    rows_.push_back(row);
    return;
  }
  Row& mine = rows_[number];
  const bool is_replay = record.revision() == revisions_[number];
  const bool says_the_same = row.group == mine.group && row.answers == mine.answers && row.day == mine.day &&
                             row.ms == mine.ms && has_comments_of(mine, record);
  if (is_replay && says_the_same) return;
  row.comments = says_the_same ? mine.comments : add_comments(record);
  if (is_replay && written(mine) < written(row)) return;
  mine = row;
  revisions_[number] = record.revision();
}

std::size_t ResponseStore::bytes() const {
  std::size_t bytes = keys_.bytes() + revisions_.bytes() + rows_.bytes() + places_.bytes() + comments_.bytes();
  bytes += pool_.bytes() + groups_.size() * sizeof(ResponseGroup);
  for (const TextNumbers* each : {&group_texts_, &days_, &answers_, &lists_, &questions_}) bytes += each->bytes();
  return bytes;
}

std::string moment_text(const ResponseStore& store, const ResponseStore::Row& row) {
  const std::string_view day = store.day(row.day);
  return day.empty() ? std::string() : std::string(day) + timestamp(row.ms).substr(10);
}

}  // namespace touchstone
