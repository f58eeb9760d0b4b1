#include "report/record.hpp"

#include <algorithm>

#include "report/shape.hpp"

namespace touchstone {

/// An answer on its way in.
struct RecordReader::Answer {
  std::optional<RawText> question, type, variant, other;
  /// Before the value.
  std::optional<JsonScanner> value;
};

namespace {

template <class T>
void set_once(std::optional<T>& member, const std::optional<T>& value) {
  if (!member) member = value;
}

}  // namespace

RecordReader::Text* RecordReader::text_member(std::string_view name) {
  switch (name.size()) {
    case 4:
      return name == "mode" ? &mode_ : nullptr;
    case 6:
      if (name == "survey") return &texts_[survey];
      if (name == "locale") return &texts_[locale];
      return name == "status" ? &status_ : nullptr;
    case 7:
      return name == "variant" ? &texts_[variant] : nullptr;
    case 8:
      return name == "shown_at" ? &texts_[shown_at] : nullptr;
    case 10:
      return name == "touchpoint" ? &texts_[touchpoint] : nullptr;
    case 11:
      return name == "response_id" ? &response_id_ : nullptr;
    case 15:
      return name == "definition_hash" ? &texts_[definition_hash] : nullptr;
    default:
      return nullptr;
  }
}

void RecordReader::read_text(JsonScanner& in, Text& into) {
  const std::optional<RawText> text = in.text();
  if (text && !into.value) into.value = decoded(*text, into.room);
}

void RecordReader::clear() {
  for (Text& each : texts_) each.value.reset();
  for (Text* each : {&response_id_, &status_, &mode_}) each->value.reset();
  stated_revision_.reset();
  has_answers_ = false;
  is_answered_ = false;
  answers_.clear();
  answer_ends_.clear();
  scored_questions_.clear();
  comments_.clear();
  comment_question_ends_.clear();
  comment_ends_.clear();
}

std::string_view RecordReader::read(std::string_view line) {
  clear();
  if (!is_utf8(line)) return "not JSON";
  JsonScanner in(line);
  const bool is_object = in.kind() == JsonScanner::Kind::object;
  if (is_object) {
    read_members(in);
  } else {
    in.skip();
  }
  if (!in.ends()) return "not JSON";
  if (!is_object) return "no object";
  if (!response_id_.value || response_id_.value->empty()) return "no response_id";
  constexpr std::uint64_t highest_revision = 0xFFFFFFFF;
  if (!stated_revision_ || *stated_revision_ == 0 || *stated_revision_ > highest_revision) return "no revision";
  if (!has_answers_) return "no answers";
  key_ = key_of(*response_id_.value);
  revision_ = static_cast<std::uint32_t>(*stated_revision_);
  const bool completed = status_.value == "completed";
  flags_ = static_cast<unsigned char>(
      (mode_.value == "test" ? test_flag : 0) | (completed || is_answered_ ? started_flag : 0) |
      (completed ? completed_flag : 0) | (status_.value == "dismissed" ? dismissed_flag : 0));
  return {};
}

void RecordReader::read_members(JsonScanner& in) {
  RawText name;
  for (bool more = in.enter_object() && in.next_member(name); more; more = in.next_member(name)) {
    const std::string_view called = decoded(name, room_);
    if (called == "revision") {
      set_once(stated_revision_, in.whole_number());
    } else if (called == "answers" && !has_answers_ && in.kind() == JsonScanner::Kind::array) {
      has_answers_ = true;
      read_answers(in);
    } else if (Text* const text = text_member(called); text != nullptr) {
      read_text(in, *text);
    } else {
      in.skip();
    }
  }
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

void RecordReader::read_answer(JsonScanner& in) {
  Answer answer;
  RawText name;
  for (bool more = in.enter_object() && in.next_member(name); more; more = in.next_member(name)) {
    const std::string_view called = decoded(name, room_);
    if (called == "question") {
      set_once(answer.question, in.text());
    } else if (called == "type") {
      set_once(answer.type, in.text());
    } else if (called == "variant") {
      set_once(answer.variant, in.text());
    } else if (called == "other") {
      set_once(answer.other, in.text());
    } else {
      if (called == "value" && !answer.value) answer.value = in;
      in.skip();
    }
  }
  if (!in.is_broken()) take(answer);
}

void RecordReader::take(Answer& answer) {
  std::string type_room;
  std::string variant_room;
  std::string question_room;
  const auto text = [](const std::optional<RawText>& raw, std::string& room) {
    return raw ? std::optional(decoded(*raw, room)) : std::nullopt;
  };
  const std::optional<std::string_view> type = text(answer.type, type_room);
  const std::string_view question = text(answer.question, question_room).value_or("");
  if (const std::optional<unsigned char> mark = mark_of(type, text(answer.variant, variant_room))) {
    // A question that is answered twice in one record, which collectors refuse, counts once.
    const auto& asked = scored_questions_;
    if (std::find(asked.begin(), asked.end(), question) != asked.end()) return;
    scored_questions_.emplace_back(question);
    const std::optional<double> number = answer.value ? answer.value->number() : std::nullopt;
    answers_ += static_cast<char>(*mark);
    answers_ += static_cast<char>(number ? point_mark_of(*mark, *number) : not_on_scale);
    append_text(answers_, question);
    answer_ends_.push_back(answers_.size());
    return;
  }
  if (!type || !answer.value) return;
  if (*type == "choice") {
    if (answer.other) add_comment(question, decoded(*answer.other, room_));
    take_options(answer);
  } else if (*type == "text") {
    if (const std::optional<RawText> comment = answer.value->text()) add_comment(question, decoded(*comment, room_));
  }
}

void RecordReader::take_options(Answer& answer) {
  std::string question_room;
  const std::string_view question = answer.question ? decoded(*answer.question, question_room) : std::string_view();
  JsonScanner& value = *answer.value;
  if (value.kind() != JsonScanner::Kind::array) {
    if (const std::optional<RawText> option = value.text()) add_option(question, decoded(*option, room_));
    return;
  }
  for (bool more = value.enter_array() && value.next_item(); more; more = value.next_item()) {
    if (const std::optional<RawText> option = value.text()) add_option(question, decoded(*option, room_));
  }
}

void RecordReader::add_option(std::string_view question, std::string_view option) {
  answers_ += static_cast<char>(choice_mark);
  append_text(answers_, question);
  append_text(answers_, option);
  answer_ends_.push_back(answers_.size());
}

void RecordReader::add_comment(std::string_view question, std::string_view text) {
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
