#pragma once
// The latest revision of every response, in columns.
//
// What many responses share is kept once and numbered: the group (touchpoint, survey, locale, variant, wording, how far
// it went), the day, each answer, and the list of answers that one response has. So a response takes 40 bytes and a
// place in the table that finds it by its id; a comment its own bytes and 20 more. A revision that is replaced leaves
// its comments behind.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/pair_table.hpp"
#include "report/pieces.hpp"
#include "report/record.hpp"
#include "report/text_numbers.hpp"

namespace touchstone {

/// What responses have in common.
struct ResponseGroup {
  /// As in shapes.
  unsigned char flags = 0;
  /// By `RecordReader::Name`, up to the hash of the definition.
  std::array<std::optional<std::string>, RecordReader::definition_hash + 1> values;
};

class ResponseStore {
 public:
  /// What a response says, as numbers.
  struct Row {
    std::uint32_t group = 0;
    std::uint32_t day = 0;
    /// Since midnight, UTC.
    std::uint32_t ms = 0;
    std::uint32_t answers = 0;
    /// Of the first comment, plus 1; 0: there is none.
    std::uint32_t comments = 0;
  };
  struct Comment {
    TextPool::Place text;
    std::uint32_t question = 0;
    /// Of the same response, plus 1; 0: this is the last.
    std::uint32_t next = 0;
  };

  ResponseStore();

  /// The highest revision stays, whatever the order. Of one revision that came twice with different content, which
  /// collectors refuse, the lesser stays, byte by byte: also whatever the order.
  void put(const RecordReader& record);

  std::size_t size() const { return rows_.size(); }
  const Row& row(std::size_t number) const { return rows_[number]; }
  const std::vector<ResponseGroup>& groups() const { return groups_; }
  std::uint32_t day_count() const { return days_.count(); }
  /// "2026-11-21"; empty where responses do not say.
  std::string_view day(std::uint32_t number) const { return days_.text(number); }
  /// How many different lists of answers there are.
  std::uint32_t answers_count() const { return lists_.count(); }
  /// Such a list as it stands in shapes.
  std::string answers(std::uint32_t number) const;
  const Comment& comment(std::uint32_t number) const { return comments_[number]; }
  std::string_view text(const Comment& comment) const { return pool_.at(comment.text); }
  std::string_view question(const Comment& comment) const { return questions_.text(comment.question); }

  /// What all of it takes.
  std::size_t bytes() const;

 private:
  std::uint32_t number_of_group(const RecordReader& record);
  std::uint32_t number_of_list(const RecordReader& record);
  void take_moment(const RecordReader& record, Row& row);
  std::uint32_t add_comments(const RecordReader& record);
  bool has_comments_of(const Row& row, const RecordReader& record) const;
  std::string written(const Row& row) const;
  void grow();

  Column<ResponseKey> keys_;
  Column<std::uint32_t> revisions_;
  Column<Row> rows_;
  /// Rows by the hash of their key: the number of the row plus 1, 0 where it is free. As many as a power of two.
  Column<std::uint32_t> places_;

  TextNumbers group_texts_;
  std::vector<ResponseGroup> groups_;
  TextNumbers days_;
  /// Answers, and lists of their numbers, four bytes each.
  TextNumbers answers_;
  TextNumbers lists_;
  Column<Comment> comments_;
  TextNumbers questions_;
  TextPool pool_;
  // Used anew for each record.
  std::string bytes_;
};

/// The moment at which it was shown, as records write it; empty where responses do not say.
std::string moment_text(const ResponseStore& store, const ResponseStore::Row& row);

}  // namespace touchstone
