// Records that are written as others were (known_lines.hpp, known_answers.hpp): what they say is taken as it is
// compared.
#include <algorithm>
#include <span>

#include "report/record.hpp"
#include "report/shape.hpp"

namespace touchstone {

std::size_t RecordReader::read_known(std::string_view rest, std::size_t readable_behind) {
  if (!known_lines_.is_worth_it()) [[unlikely]]
    return 0;
  clear();
  are_answers_known_ = true;
  const char* at = rest.data();
  const char* const end = at + rest.size();
  const char* const readable_end = end + readable_behind;
  const KnownLines::Piece* last = &known_lines_.begin();
  while (readable_end - at >= std::ptrdiff_t{KnownLines::longest}) {
    KnownLines::Piece* const piece = known_lines_.next(*last, at);
    if (piece == nullptr || !take_piece(*piece, at, end, readable_end)) [[unlikely]]
      break;
    last = piece;
    if (piece->gap != KnownLines::Gap::end) continue;
    if ((at < end && *at != '\n') || !finish().empty()) [[unlikely]]
      break;
    known_lines_.tell_known();
    return static_cast<std::size_t>(at - rest.data());
  }
  return 0;
}

[[gnu::always_inline]] inline bool RecordReader::take_piece(KnownLines::Piece& piece, const char*& at, const char* end,
                                                            const char* readable_end) {
  using Gap = KnownLines::Gap;
  if ((present_ & piece.present) != 0) [[unlikely]]
    return false;
  present_ |= piece.present;
  for (const KnownLines::Value& value : std::span(piece.values).first(piece.value_count)) {
    texts_[value.member] = {at + value.at, value.size};
    known_numbers_[value.member] = value.number;
  }
  if ((piece.present >> revision_member & 1U) != 0) stated_revision_ = piece.whole_number;
  if (piece.context_at != KnownLines::Piece::no_context) {
    if (has(context_member)) [[unlikely]]
      return false;
    present_ |= 1U << context_member;
    const char* const begin = at + piece.context_at;
    context_.emplace(std::string_view(begin, static_cast<std::size_t>(end - begin)),
                     static_cast<std::size_t>(readable_end - end));
  }
  at += piece.length;
  if (at > end) [[unlikely]]
    return false;
  switch (piece.gap) {
    case Gap::text:
      return take_known_text(piece, at, end, readable_end);
    case Gap::number:
      return take_known_number(piece.member, at, end, readable_end);
    case Gap::answers:
      return take_known_answers(at, end, readable_end);
    case Gap::none:
    case Gap::end:
      return true;
  }
  return false;
}

/// Mostly it is as long as the one before it, and that it is takes less time to see than where it ends: what comes next
/// need not wait for it.
[[gnu::always_inline]] inline bool RecordReader::take_known_text(KnownLines::Piece& piece, const char*& at,
                                                                 const char* end, const char* readable_end) {
  if (has_asked(piece.member)) [[unlikely]]
    return false;
  const std::size_t size = piece.gap_size;
  if (readable_end - at < std::ptrdiff_t{KnownLines::longest_gap} || !is_plain_text(at, size)) [[unlikely]] {
    return take_other_text(piece, at, end, readable_end);
  }
  set_text(piece.member, {at, size});
  at += size + 1;
  return true;
}

[[gnu::cold]] bool RecordReader::take_other_text(KnownLines::Piece& piece, const char*& at, const char* end,
                                                 const char* readable_end) {
  const char* const quote = at - 1;
  JsonScanner in({quote, static_cast<std::size_t>(end - quote)}, static_cast<std::size_t>(readable_end - end));
  RawText text;
  if (!in.text(text)) return false;
  at = in.at();
  if (text.size < KnownLines::longest_gap) piece.gap_size = static_cast<std::uint8_t>(text.size);
  set_text(piece.member, piece.member == unasked ? text.bytes() : decoded(text, rooms_[piece.member]));
  return true;
}

[[gnu::always_inline]] inline bool RecordReader::take_known_number(unsigned member, const char*& at, const char* end,
                                                                   const char* readable_end) {
  // A blank may be a line's break.
  if (at == end || is_blank(*at)) return false;
  JsonScanner in({at, static_cast<std::size_t>(end - at)}, static_cast<std::size_t>(readable_end - end));
  if (member != revision_member && in.pass_plain_number()) [[likely]] {
    at = in.at();
    return true;
  }
  if (in.kind() != JsonScanner::Kind::number) return false;
  if (member == revision_member) {
    const std::optional<std::uint64_t> number = in.whole_number();
    if (!number || !take_revision(*number)) return false;
  } else {
    in.skip();
  }
  at = in.at();
  return !in.is_broken();
}

bool RecordReader::take_known_answers(const char*& at, const char* end, const char* readable_end) {
  if (has(answers_member) || at == end) return false;
  present_ |= 1U << answers_member;
  if (*at != ']') {
    is_answered_ = true;
    for (bool more = true; more; at += more ? 1 : 0) {
      if (!take_answer_at(at, end, readable_end) || at == end) return false;
      more = *at == ',';
    }
  }
  return *at++ == ']';
}

bool RecordReader::take_answer_at(const char*& at, const char* end, const char* readable_end) {
  if (readable_end - at >= std::ptrdiff_t{KnownAnswers::looked_at}) {
    const KnownAnswers::Number number = known_answers_.find(at);
    if (number != KnownAnswers::none && take_known_answer(number, at, end, readable_end)) [[likely]]
      return true;
  }
  // Within the record and its list of answers.
  JsonScanner in({at, static_cast<std::size_t>(end - at)}, static_cast<std::size_t>(readable_end - end), 2);
  if (in.kind() != JsonScanner::Kind::object) return false;
  const char* const begin = in.at();
  spell_out();  // whether it counts depends on those before it
  const std::size_t known = answers_.size();
  const bool counts_anywhere = read_answer(in);
  // A line ends where it breaks, wherever JSON would go on.
  if (in.is_broken() || std::find(at, in.at(), '\n') != in.at()) return false;
  at = in.at();
  if (answers_.size() > known) are_answers_known_ = false;
  if (counts_anywhere) {
    known_answers_.learn({begin, static_cast<std::size_t>(at - begin)}, std::string_view(answers_).substr(known));
  }
  return true;
}

bool RecordReader::take_known_answer(KnownAnswers::Number number, const char*& at, const char* end,
                                     const char* readable_end) {
  const KnownAnswers::Known& known = known_answers_[number];
  if (end - at < static_cast<std::ptrdiff_t>(known.written.size())) return false;
  if (known.is_beginning) return take_words(number, at, end, readable_end);
  at += known.written.size();
  if (!known.counts) return true;
  static_assert(KnownAnswers::most < 0xFFFF);
  if (are_answers_known_ && known_count_ < most_known) {
    known_ |= (number + std::uint64_t{1}) << (16 * known_count_++);
    return true;
  }
  spell_out();
  are_answers_known_ = false;
  add_known_answer(number);
  return true;
}

/// Free words, if the answer ends behind them. A text holds no line's break.
bool RecordReader::take_words(KnownAnswers::Number number, const char*& at, const char* end, const char* readable_end) {
  const char* const quote = at + known_answers_[number].written.size() - 1;
  JsonScanner in({quote, static_cast<std::size_t>(end - quote)}, static_cast<std::size_t>(readable_end - end));
  RawText words;
  if (!in.text(words) || in.at() == end || *in.at() != '}') return false;
  add_comment(known_answers_.question(number), decoded(words, room_));
  at = in.at() + 1;
  return true;
}

void RecordReader::spell_out() {
  for (; spelled_count_ < known_count_; ++spelled_count_) {
    add_known_answer(static_cast<KnownAnswers::Number>(known_ >> (16 * spelled_count_) & 0xFFFF) - 1);
  }
}

void RecordReader::add_known_answer(KnownAnswers::Number number) {
  const std::string_view shape = known_answers_.shape(number);
  if (static_cast<unsigned char>(shape.front()) != choice_mark) {
    ShapeReader reader(shape.substr(2));
    if (is_scored(reader.text().value_or(""))) return;
  }
  answers_ += shape;
  answer_ends_.push_back(answers_.size());
}

}  // namespace touchstone
