#pragma once
// One line of NDJSON to what reports and scores keep of a response.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/member_order.hpp"
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

  /// Reads a line without its line break. Answers why it is no response record, in a few words that are a literal;
  /// empty where it is one. What was read holds until the next call, and as long as the line.
  std::string_view read(std::string_view line, std::size_t readable_behind = 0);

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
  /// Before the object `context`; absent where there is none.
  const std::optional<JsonScanner>& context() const { return context_; }

  /// Scored answers and chosen options, each as it stands in shapes.
  std::size_t answer_count() const { return answer_ends_.size(); }
  std::string_view answer(std::size_t place) const { return piece(answers_, answer_ends_, place); }
  /// All of them, one behind the other.
  std::string_view answers() const { return answers_; }

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
    context_member
  };
  struct Answer;

  static std::string_view piece(const std::string& bytes, const std::vector<std::size_t>& ends, std::size_t place) {
    const std::size_t begin = place == 0 ? 0 : ends[place - 1];
    return std::string_view(bytes).substr(begin, ends[place] - begin);
  }
  bool has(unsigned member) const { return (present_ >> member & 1U) != 0; }
  /// Whether the text is there, and that.
  bool is(unsigned member, std::string_view text) const { return has(member) && texts_[member] == text; }
  void clear();
  void read_members(JsonScanner& in);
  void read_member(unsigned member, JsonScanner& in);
  void read_answers(JsonScanner& in);
  void read_answer(JsonScanner& in);
  void take(Answer& answer);
  void take_scored(unsigned char mark, std::string_view question, const Answer& answer);
  bool is_scored(std::string_view question) const;
  void take_options(std::string_view question, Answer& answer);
  void add_comment(std::string_view question, std::string_view text);
  void add_option(std::string_view question, std::string_view option);

  Details details_;
  MemberOrder members_;
  MemberOrder answer_members_;

  ResponseKey key_;
  std::uint32_t revision_ = 0;
  unsigned char flags_ = 0;
  /// A bit for each member that was there.
  unsigned present_ = 0;
  bool is_answered_ = false;
  std::array<std::string_view, texts> texts_;
  /// Those of them that had escapes.
  std::array<std::string, texts> rooms_;
  std::uint64_t stated_revision_ = 0;
  std::optional<JsonScanner> context_;
  std::string answers_;
  std::vector<std::size_t> answer_ends_;
  std::string comments_;
  /// Two for each comment: of its question, of itself.
  std::vector<std::size_t> comment_question_ends_;
  std::vector<std::size_t> comment_ends_;
  std::string room_;
};

}  // namespace touchstone
