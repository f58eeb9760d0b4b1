#pragma once
// One line of NDJSON to what reports and scores keep of a response.
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/known_answers.hpp"
#include "report/known_lines.hpp"
#include "report/response_key.hpp"
#include "report/scanner.hpp"

namespace touchstone {

class RecordReader {
 public:
  /// What is read beside scored answers.
  struct Details {
    bool choices = true;
    bool comments = true;
  };

  explicit RecordReader(const Details& details = {.choices = true, .comments = true});
  RecordReader(RecordReader&&) = default;  // not copied: what is known points into itself
  RecordReader& operator=(RecordReader&&) = default;

  /// Reads a line without its line break. Answers why it is no response record, in a few words that are a literal;
  /// empty where it is one. What was read holds until the next call, and as long as the line.
  std::string_view read(std::string_view line, std::size_t readable_behind = 0);

  // In two steps, for who has not yet looked for the line's end. First the line at the front of `rest` if it is written
  // as others were: how long it is, 0 where it is not; its answers are there once they are spelled out. Then any other.
  std::size_t read_known(std::string_view rest, std::size_t readable_behind);
  void spell_out();
  std::string_view read_anew(std::string_view line, std::size_t readable_behind);

  const ResponseKey& key() const { return key_; }
  /// From 1 on.
  std::uint32_t revision() const { return revision_; }
  /// As in shapes (shape.hpp).
  unsigned char flags() const { return flags_; }

  /// Members that are texts.
  enum Name : unsigned char { touchpoint, survey, locale, variant, definition_hash, shown_at, names };
  std::optional<std::string_view> text(Name name) const {
    return has(name) ? std::optional(texts_[name]) : std::nullopt;
  }
  /// A number that no other text has in any record of this reader; 0 for one that has none, and `KnownLines::none`
  /// where there is no text.
  KnownLines::Number known_number(Name name) const { return known_numbers_[name]; }

  /// Before the object `context`; absent where there is none.
  const std::optional<JsonScanner>& context() const { return context_; }

  /// Scored answers and chosen options, each as it stands in shapes.
  std::size_t answer_count() const { return answer_ends_.size(); }
  std::string_view answer(std::size_t place) const { return piece(answers_, answer_ends_, place); }
  /// All of them, one behind the other.
  std::string_view answers() const { return answers_; }
  /// A number from which `answers` follows; absent for what was not met before.
  std::optional<std::uint64_t> known_answers() const {
    return are_answers_known_ ? std::optional(known_) : std::nullopt;
  }

  struct Comment {
    std::string_view question;
    std::string_view text;
  };
  std::size_t comment_count() const { return comment_ends_.size(); }
  /// An answer of type text, or own words beside a choice.
  Comment comment(std::size_t place) const;

 private:
  // Further members; those up to `mode` are texts, too.
  enum Member : unsigned {
    response_id = names,
    status,
    mode,
    texts,
    revision_member = texts,
    answers_member,
    context_member,
    unasked
  };
  struct Answer;

  static std::string_view piece(const std::string& bytes, const std::vector<std::size_t>& ends, std::size_t place) {
    const std::size_t begin = place == 0 ? 0 : ends[place - 1];
    return std::string_view(bytes).substr(begin, ends[place] - begin);
  }
  bool has(unsigned member) const { return (present_ >> member & 1U) != 0; }
  bool has_asked(unsigned member) const { return has(member) && member != unasked; }
  /// Whether the text is there, and that.
  template <std::size_t size>
  bool is(unsigned member, const char (&text)[size]) const {
    return has(member) && texts_[member].size() == size - 1 && std::memcmp(texts_[member].data(), text, size - 1) == 0;
  }
  void set_text(unsigned member, std::string_view text, KnownLines::Number number = 0) {
    present_ |= 1U << member;
    texts_[member] = text;
    known_numbers_[member] = number;
  }
  void clear();
  std::string_view read_all(JsonScanner& in);
  std::string_view finish();

  // What is known is compared. False: not all of it is.
  /// `at`: behind a piece; behind the gap after it, afterwards.
  bool take_piece(KnownLines::Piece& piece, const char*& at, const char* end, const char* readable_end);
  bool take_known_text(KnownLines::Piece& piece, const char*& at, const char* end, const char* readable_end);
  bool take_other_text(KnownLines::Piece& piece, const char*& at, const char* end, const char* readable_end);
  bool take_revision(std::uint64_t revision) {
    if (has(revision_member)) return false;
    present_ |= 1U << revision_member;
    stated_revision_ = revision;
    return true;
  }
  bool take_known_number(unsigned member, const char*& at, const char* end, const char* readable_end);
  bool take_known_answers(const char*& at, const char* end, const char* readable_end);
  bool take_answer_at(const char*& at, const char* end, const char* readable_end);
  bool take_known_answer(KnownAnswers::Number number, const char*& at, const char* end, const char* readable_end);
  bool take_words(KnownAnswers::Number number, const char*& at, const char* end, const char* readable_end);
  void add_known_answer(KnownAnswers::Number number);

  void read_members(JsonScanner& in);
  void read_member(unsigned member, JsonScanner& in);
  void read_answers(JsonScanner& in);
  // Each says whether the answer would count as the same wherever it stood, and as one thing at most.
  bool read_answer(JsonScanner& in);
  bool take(Answer& answer);
  void learn_words(const Answer& answer, std::string_view written);
  bool take_scored(unsigned char mark, std::string_view question, const Answer& answer);
  bool is_scored(std::string_view question) const;
  bool take_options(std::string_view question, Answer& answer);
  void add_comment(std::string_view question, std::string_view text);
  void add_option(std::string_view question, std::string_view option);

  Details details_;
  KnownLines known_lines_;
  KnownAnswers known_answers_;

  ResponseKey key_;
  std::uint32_t revision_ = 0;
  unsigned char flags_ = 0;
  /// A bit for each member that was there.
  unsigned present_ = 0;
  bool is_answered_ = false;
  std::array<std::string_view, unasked + 1> texts_;
  std::array<KnownLines::Number, unasked + 1> known_numbers_{};
  /// Those of them that had escapes.
  std::array<std::string, texts> rooms_;
  std::uint64_t stated_revision_ = 0;
  std::optional<JsonScanner> context_;
  std::string answers_;
  std::vector<std::size_t> answer_ends_;
  bool are_answers_known_ = false;
  /// Those that count, each number plus 1, in sixteen bits, the first one's the lowest; and how many are spelled out.
  static constexpr unsigned most_known = 4;
  std::uint64_t known_ = 0;
  unsigned known_count_ = 0;
  unsigned spelled_count_ = 0;
  std::string comments_;
  /// Two for each comment: of its question, of itself.
  std::vector<std::size_t> comment_question_ends_;
  std::vector<std::size_t> comment_ends_;
  std::string room_;
};

}  // namespace touchstone
