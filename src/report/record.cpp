#include "report/record.hpp"

#include <algorithm>

#include "report/shape.hpp"

namespace touchstone {
namespace {

/// Members of an answer; of a name that stands twice the first one of the right kind counts.
enum AnswerMember : unsigned {
  question_member,
  type_member,
  variant_member,
  other_member,
  answer_texts,
  value_member = answer_texts
};

}  // namespace

/// An answer on its way in.
struct RecordReader::Answer {
  std::array<RawText, answer_texts> texts;
  unsigned present = 0;  // a bit for each member that was there
  JsonScanner::Kind kind = JsonScanner::Kind::null;
  double number = 0;
  RawText text;
  /// Before a value that is a list.
  std::optional<JsonScanner> list;

  bool has(unsigned member) const { return (present >> member & 1U) != 0; }
  std::optional<std::string_view> decoded(unsigned member, std::string& room) const {
    return has(member) ? std::optional(touchstone::decoded(texts[member], room)) : std::nullopt;
  }
  void read_value(JsonScanner& in);
};

void RecordReader::Answer::read_value(JsonScanner& in) {
  present |= 1U << value_member;
  kind = in.kind();
  if (kind == JsonScanner::Kind::number) {
    number = in.number().value_or(0);
  } else if (kind == JsonScanner::Kind::text) {
    in.text(text);
  } else {
    if (kind == JsonScanner::Kind::array) list = in;
    in.skip();
  }
}

namespace {

/// In the order of `RecordReader::Name` and `Member`.
constexpr std::array<std::string_view, 12> member_names = {
    "touchpoint",  "survey", "locale", "variant",  "definition_hash", "shown_at",
    "response_id", "status", "mode",   "revision", "answers",         "context"};
/// In the order of `AnswerMember`.
constexpr std::array<std::string_view, 5> answer_member_names = {"question", "type", "variant", "other", "value"};

template <std::size_t size>
unsigned place_in(const std::array<std::string_view, size>& names, std::string_view name) {
  return static_cast<unsigned>(std::find(names.begin(), names.end(), name) - names.begin());
}

}  // namespace

RecordReader::RecordReader(const Details& details)
    : details_(details),
      known_lines_({.texts = {member_names.begin(), member_names.begin() + texts},
                    .whole_number = member_names[revision_member],
                    .answers = member_names[answers_member],
                    .context = member_names[context_member],
                    .unique = {"response_id", "shown_at", "updated_at"},
                    .unasked = unasked}) {}

void RecordReader::clear() {
  present_ = 0;
  is_answered_ = false;
  context_.reset();
  known_numbers_.fill(KnownLines::none);
  answers_.clear();
  answer_ends_.clear();
  are_answers_known_ = false;
  known_ = 0;
  known_count_ = spelled_count_ = 0;
  comments_.clear();
  comment_question_ends_.clear();
  comment_ends_.clear();
}

std::string_view RecordReader::read(std::string_view line, std::size_t readable_behind) {
  if (read_known(line, readable_behind) == line.size() && !line.empty()) {
    spell_out();
    return {};
  }
  return read_anew(line, readable_behind);
}

std::string_view RecordReader::read_anew(std::string_view line, std::size_t readable_behind) {
  clear();
  // Some programs begin a file by it, and files may be put one behind the other.
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (line.substr(0, byte_order_mark.size()) == byte_order_mark) line.remove_prefix(byte_order_mark.size());
  JsonScanner in(line, readable_behind);
  std::string_view why = read_all(in);
  if (why.empty()) why = finish();
  if (why.empty()) known_lines_.learn(line);
  return why;
}

std::string_view RecordReader::read_all(JsonScanner& in) {
  const bool is_object = in.kind() == JsonScanner::Kind::object;
  if (is_object) {
    read_members(in);
  } else {
    in.skip();
  }
  if (!in.ends()) return "not JSON";
  return is_object ? "" : "no object";
}

std::string_view RecordReader::finish() {
  if (!has(response_id) || texts_[response_id].empty()) return "no response_id";
  constexpr std::uint64_t highest_revision = 0xFFFFFFFF;
  if (!has(revision_member) || stated_revision_ == 0 || stated_revision_ > highest_revision) return "no revision";
  if (!has(answers_member)) return "no answers";
  key_ = key_of(texts_[response_id]);
  revision_ = static_cast<std::uint32_t>(stated_revision_);
  const bool completed = is(status, "completed");
  flags_ =
      static_cast<unsigned char>((is(mode, "test") ? test_flag : 0) | (completed || is_answered_ ? started_flag : 0) |
                                 (completed ? completed_flag : 0) | (is(status, "dismissed") ? dismissed_flag : 0));
  return {};
}

void RecordReader::read_members(JsonScanner& in) {
  RawText name;
  for (bool more = in.enter_object() && in.next_member(name); more; more = in.next_member(name)) {
    const unsigned member = place_in(member_names, decoded(name, room_));
    if (member < texts && !has(member)) {
      if (RawText text; in.text(text)) set_text(member, decoded(text, rooms_[member]));
    } else if (member < member_names.size() && !has(member)) {
      read_member(member, in);
    } else {
      in.skip();
    }
  }
}

/// One that is no text.
void RecordReader::read_member(unsigned member, JsonScanner& in) {
  bool is_read = false;
  if (member == revision_member) {
    const std::optional<std::uint64_t> number = in.whole_number();
    is_read = number.has_value();
    stated_revision_ = number.value_or(0);
  } else if (member == answers_member && in.kind() == JsonScanner::Kind::array) {
    is_read = true;
    read_answers(in);
  } else {
    is_read = member == context_member && in.kind() == JsonScanner::Kind::object;
    if (is_read) context_ = in;
    in.skip();
  }
  if (is_read) present_ |= 1U << member;
}

void RecordReader::read_answers(JsonScanner& in) {
  for (bool more = in.enter_array() && in.next_item(); more; more = in.next_item()) {
    is_answered_ = true;
    if (in.kind() == JsonScanner::Kind::object) {
      read_answer(in);
    } else {
      in.skip();
    }
  }
}

bool RecordReader::read_answer(JsonScanner& in) {
  const char* const begin = in.at();
  Answer answer;
  RawText name;
  for (bool more = in.enter_object() && in.next_member(name); more; more = in.next_member(name)) {
    const unsigned member = place_in(answer_member_names, decoded(name, room_));
    if (member > value_member || answer.has(member)) {
      in.skip();
    } else if (member == value_member) {
      answer.read_value(in);
    } else if (in.text(answer.texts[member])) {
      answer.present |= 1U << member;
    }
  }
  if (in.is_broken()) return false;
  learn_words(answer, {begin, static_cast<std::size_t>(in.at() - begin)});
  return take(answer);
}

/// An answer in free words that says nothing else, and these last.
void RecordReader::learn_words(const Answer& answer, std::string_view written) {
  constexpr unsigned all = 1U << question_member | 1U << type_member | 1U << value_member;
  if (answer.present != all || answer.kind != JsonScanner::Kind::text || answer.texts[type_member].bytes() != "text")
    return;
  const RawText& question = answer.texts[question_member];
  const auto words_at = static_cast<std::size_t>(answer.text.begin - written.data());
  if (question.escapes > 0 || words_at + answer.text.size + 2 != written.size()) return;
  known_answers_.learn_beginning(written.substr(0, words_at), question.bytes());
}

bool RecordReader::take(Answer& answer) {
  std::string type_room;
  std::string variant_room;
  std::string question_room;
  const std::optional<std::string_view> type = answer.decoded(type_member, type_room);
  const std::string_view question = answer.decoded(question_member, question_room).value_or("");
  if (const std::optional<unsigned char> mark = mark_of(type, answer.decoded(variant_member, variant_room))) {
    return take_scored(*mark, question, answer);
  }
  if (!type || !answer.has(value_member)) return true;
  if (*type == "choice") {
    if (answer.has(other_member)) add_comment(question, decoded(answer.texts[other_member], room_));
    return take_options(question, answer) && !answer.has(other_member);
  }
  if (*type != "text" || answer.kind != JsonScanner::Kind::text) return true;
  add_comment(question, decoded(answer.text, room_));
  return false;
}

bool RecordReader::take_scored(unsigned char mark, std::string_view question, const Answer& answer) {
  // A question that is answered twice in one record, which collectors refuse, counts once.
  if (is_scored(question)) return false;
  // "9" is no number, nor is true.
  const bool is_number = answer.kind == JsonScanner::Kind::number;
  answers_ += static_cast<char>(mark);
  answers_ += static_cast<char>(is_number ? point_mark_of(mark, answer.number) : not_on_scale);
  append_text(answers_, question);
  answer_ends_.push_back(answers_.size());
  return true;
}

bool RecordReader::is_scored(std::string_view question) const {
  bool is_there = false;
  for_each_scored(answers_, [&](unsigned char, unsigned char, std::string_view scored) {
    is_there = is_there || scored == cut_to_shape(question);
  });
  return is_there;
}

bool RecordReader::take_options(std::string_view question, Answer& answer) {
  if (answer.kind == JsonScanner::Kind::text) {
    add_option(question, decoded(answer.text, room_));
    return true;
  }
  if (!answer.list) return true;
  JsonScanner& list = *answer.list;
  for (bool more = list.enter_array() && list.next_item(); more; more = list.next_item()) {
    if (RawText option; list.text(option)) add_option(question, decoded(option, room_));
  }
  return !details_.choices;
}

void RecordReader::add_option(std::string_view question, std::string_view option) {
  if (!details_.choices) return;
  answers_ += static_cast<char>(choice_mark);
  append_text(answers_, question);
  append_text(answers_, option);
  answer_ends_.push_back(answers_.size());
}

void RecordReader::add_comment(std::string_view question, std::string_view text) {
  if (!details_.comments) return;
  comments_ += question;
  comment_question_ends_.push_back(comments_.size());
  comments_ += text;
  comment_ends_.push_back(comments_.size());
}

RecordReader::Comment RecordReader::comment(std::size_t place) const {
  const std::string_view both = piece(comments_, comment_ends_, place);
  const std::size_t begin = place == 0 ? 0 : comment_ends_[place - 1];
  const std::size_t question = comment_question_ends_[place] - begin;
  return {both.substr(0, question), both.substr(question)};
}

}  // namespace touchstone
