#pragma once
// One line of NDJSON to what a report keeps of a response.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/response_key.hpp"
#include "report/scanner.hpp"

namespace touchstone {

class RecordReader {
 public:
  /// Reads a line without its line break. Answers why it is no response record, in a few words that are a literal;
  /// empty where it is one. What was read holds until the next call, and as long as the line.
  std::string_view read(std::string_view line);

  const ResponseKey& key() const { return key_; }
  /// From 1 on.
  std::uint32_t revision() const { return revision_; }
  /// As in shapes (shape.hpp).
  unsigned char flags() const { return flags_; }

  /// Members that are texts.
  enum Name : unsigned char { touchpoint, survey, locale, variant, definition_hash, shown_at, names };
  std::optional<std::string_view> text(Name name) const { return texts_[name].value; }

  /// Scored answers and chosen options, each as it stands in shapes.
  std::size_t answer_count() const { return answer_ends_.size(); }
  std::string_view answer(std::size_t place) const { return piece(answers_, answer_ends_, place); }

  struct Comment {
    std::string_view question;
    std::string_view text;
  };
  std::size_t comment_count() const { return comment_ends_.size(); }
  /// An answer of type text, or own words beside a choice.
  Comment comment(std::size_t place) const;

 private:
  struct Text {
    std::optional<std::string_view> value;
    std::string room;
  };
  struct Answer;

  static std::string_view piece(const std::string& bytes, const std::vector<std::size_t>& ends, std::size_t place) {
    const std::size_t begin = place == 0 ? 0 : ends[place - 1];
    return std::string_view(bytes).substr(begin, ends[place] - begin);
  }
  Text* text_member(std::string_view name);
  static void read_text(JsonScanner& in, Text& into);
  void clear();
  void read_members(JsonScanner& in);
  void read_answers(JsonScanner& in);
  void read_answer(JsonScanner& in);
  void take(Answer& answer);
  void take_options(Answer& answer);
  void add_comment(std::string_view question, std::string_view text);
  void add_option(std::string_view question, std::string_view option);

  ResponseKey key_;
  std::uint32_t revision_ = 0;
  unsigned char flags_ = 0;
  Text texts_[names];
  Text response_id_;
  Text status_;
  Text mode_;
  std::optional<std::uint64_t> stated_revision_;
  bool has_answers_ = false;
  bool is_answered_ = false;
  std::string answers_;
  std::vector<std::size_t> answer_ends_;
  std::vector<std::string> scored_questions_;
  std::string comments_;
  /// Two for each comment: of its question, of itself.
  std::vector<std::size_t> comment_question_ends_;
  std::vector<std::size_t> comment_ends_;
  std::string room_;
};

}  // namespace touchstone
