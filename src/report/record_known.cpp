// Records that are written as others were (known_lines.hpp, known_answers.hpp): what they say is taken as it is
// compared.
#include <algorithm>

#include "report/record.hpp"
#include "report/shape.hpp"

namespace touchstone {

std::size_t RecordReader::read_known(std::string_view rest, std::size_t readable_behind) {
  clear();
  are_answers_known_ = true;
  const char* at = rest.data();
  const char* const end = at + rest.size();
  const char* const readable_end = end + readable_behind;
  for (KnownLines::Number last = KnownLines::begin; readable_end - at >= std::ptrdiff_t{KnownLines::longest};) {
    last = known_lines_.next(last, at);
    if (last == KnownLines::none) break;
    const KnownLines::Piece& piece = known_lines_[last];
    if (!take_piece(piece, last, at, end, readable_end)) break;
    if (piece.gap != KnownLines::Gap::end) continue;
    if ((at < end && *at != '\n') || !finish().empty()) break;
    known_lines_.tell_known();
    return static_cast<std::size_t>(at - rest.data());
  }
  return 0;
}

/// Where a piece holds no text that is asked for, it is taken all the same, for a member that nobody looks at: that
/// takes less than to ask.
inline bool RecordReader::take_text_in(const KnownLines::Piece& piece, KnownLines::Number number, const char* at) {
  if (has_asked(piece.member)) return false;
  set_text(piece.member, {at + piece.value_at, piece.value_size}, number);
  return true;
}

inline bool RecordReader::take_piece(const KnownLines::Piece& piece, KnownLines::Number number, const char*& at,
                                     const char* end, const char* readable_end) {
  using Gap = KnownLines::Gap;
  if (piece.context_at != KnownLines::Piece::no_context) {
    if (has(context_member)) return false;
    present_ |= 1U << context_member;
    const char* const begin = at + piece.context_at;
    context_.emplace(std::string_view(begin, static_cast<std::size_t>(end - begin)),
                     static_cast<std::size_t>(readable_end - end));
  }
  const char* const begin = at;
  at += piece.length;
  if (at > end) return false;
  switch (piece.gap) {
    case Gap::none:
      return take_text_in(piece, number, begin);
    case Gap::whole:
      return take_revision(piece.value_size);
    case Gap::text:
      return take_known_text(piece, number, at, end, readable_end);
    case Gap::number:
      return take_known_number(piece.member, at, end, readable_end);
    case Gap::answers:
      return take_known_answers(at, end, readable_end);
    case Gap::end:
      return true;
  }
  return false;
}

/// Mostly it is as long as the one before it, and that it is takes less time to see than where it ends: what comes next
/// need not wait for it.
inline bool RecordReader::take_known_text(const KnownLines::Piece& piece, KnownLines::Number number, const char*& at,
                                          const char* end, const char* readable_end) {
  if (has_asked(piece.member)) return false;
  const std::size_t size = piece.value_size;
  if (readable_end - at >= std::ptrdiff_t{KnownLines::longest} && is_plain_text(at, size)) {
    set_text(piece.member, {at, size});
    at += size + 1;
    return true;
  }
  const char* const quote = at - 1;
  JsonScanner in({quote, static_cast<std::size_t>(end - quote)}, static_cast<std::size_t>(readable_end - end));
  RawText text;
  if (!in.text(text)) return false;
  at = in.at();
  known_lines_.tell_size(number, text.size);
  set_text(piece.member, piece.member == unasked ? text.bytes() : decoded(text, rooms_[piece.member]));
  return true;
}

inline bool RecordReader::take_known_number(unsigned member, const char*& at, const char* end,
                                            const char* readable_end) {
  // A blank may be a line's break.
  if (at == end || is_blank(*at)) return false;
  JsonScanner in({at, static_cast<std::size_t>(end - at)}, static_cast<std::size_t>(readable_end - end));
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
  const std::string_view rest(at, static_cast<std::size_t>(end - at));
  const std::string_view written = KnownAnswers::written_at(rest);
  if (const KnownAnswers::Number number = known_answers_.find(written); number != KnownAnswers::none) {
    take_known_answer(number);
    at += written.size();
    return true;
  }
  if (take_words_at(at, end, readable_end)) return true;
  JsonScanner in(rest, static_cast<std::size_t>(readable_end - end));
  if (in.kind() != JsonScanner::Kind::object) return false;
  spell_out();  // whether it counts depends on those before it
  const std::size_t known = answers_.size();
  const bool counts_anywhere = read_answer(in);
  // A line ends where it breaks, wherever JSON would go on.
  if (in.is_broken() || std::find(at, in.at(), '\n') != in.at()) return false;
  at = in.at();
  if (answers_.size() > known) are_answers_known_ = false;
  if (counts_anywhere && rest.data() + written.size() == at) {
    known_answers_.learn(written, std::string_view(answers_).substr(known));
  }
  return true;
}

/// Free words, if the answer begins as others did, and ends behind them. A text holds no line's break.
bool RecordReader::take_words_at(const char*& at, const char* end, const char* readable_end) {
  const KnownAnswers::Beginning* const known = known_answers_.beginning_of({at, static_cast<std::size_t>(end - at)});
  if (known == nullptr) return false;
  const char* const quote = at + known->written.size() - 1;
  JsonScanner in({quote, static_cast<std::size_t>(end - quote)}, static_cast<std::size_t>(readable_end - end));
  RawText words;
  if (!in.text(words) || in.at() == end || *in.at() != '}') return false;
  add_comment(known->question, decoded(words, room_));
  at = in.at() + 1;
  return true;
}

void RecordReader::take_known_answer(KnownAnswers::Number number) {
  if (known_answers_.shape(number).empty()) return;
  static_assert(KnownAnswers::most < 0xFFFF);
  if (are_answers_known_ && known_count_ < most_known) {
    known_ |= (number + std::uint64_t{1}) << (16 * known_count_++);
    return;
  }
  spell_out();
  are_answers_known_ = false;
  add_known_answer(number);
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
