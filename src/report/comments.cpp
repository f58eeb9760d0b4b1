#include <algorithm>
#include <tuple>

#include "base/json_write.hpp"
#include "base/words.hpp"
#include "report/answers.hpp"
#include "report/points.hpp"
#include "scoring/letters.hpp"
#include "scoring/metric_names.hpp"
#include "scoring/write.hpp"

namespace touchstone {
namespace {

/// A comment that was found.
struct Found {
  std::string_view day;
  const ResponseStore::Row* row = nullptr;
  /// Its number, which tells apart what was said at one moment.
  std::uint32_t number = 0;

  friend bool operator<(const Found& left, const Found& right) {
    return std::tie(left.day, left.row->ms, left.number) < std::tie(right.day, right.row->ms, right.number);
  }
};

class Search {
 public:
  Search(const Selection& selection, const ReportQuestion& question)
      : store_(selection.store()),
        question_(question),
        words_(in_small_letters(question.search)),
        firsts_(first_points(store_, question.metric)) {
    selection.for_each(false, [&](const ResponseStore::Row& row) { look_at(row); });
  }

  std::vector<Found>& found() { return found_; }
  const std::optional<ScoredPoint>& scored(const ResponseStore::Row& row) const { return firsts_[row.answers]; }

 private:
  void look_at(const ResponseStore::Row& row) {
    if (row.comments == 0 || !is_of_segment(scored(row))) return;
    for (std::uint32_t at = row.comments; at != 0; at = store_.comment(at - 1).next) {
      const ResponseStore::Comment& comment = store_.comment(at - 1);
      if (!question_.question.empty() && store_.question(comment) != question_.question) continue;
      if (!words_.empty() && in_small_letters(store_.text(comment)).find(words_) == std::string::npos) continue;
      found_.push_back({.day = store_.day(row.day), .row = &row, .number = at - 1});
    }
  }

  bool is_of_segment(const std::optional<ScoredPoint>& scored) const {
    if (!scored) return !question_.metric && question_.segment.empty();
    return question_.segment.empty() || segment_of(scored->metric, scored->point) == question_.segment;
  }

  const ResponseStore& store_;
  const ReportQuestion& question_;
  std::string words_;
  std::vector<std::optional<ScoredPoint>> firsts_;
  std::vector<Found> found_;
};

void write_scored(JsonWriter& out, const std::optional<ScoredPoint>& scored) {
  std::optional<std::string> metric;
  std::optional<std::string> segment;
  if (scored && scored->metric != Metric::rating) {
    metric = word_at(metric_names, static_cast<std::size_t>(scored->metric));
    segment = segment_of(scored->metric, scored->point);
  }
  write_member_text(out, "metric", metric);
  write_member(out, "value", scored ? std::optional<double>(scored->point) : std::nullopt);
  write_member_text(out, "segment", segment);
}

void write_comment(JsonWriter& out, const ResponseStore& store, const Found& found,
                   const std::optional<ScoredPoint>& scored) {
  const ResponseGroup& group = store.groups()[found.row->group];
  const ResponseStore::Comment& comment = store.comment(found.number);
  out.open_object();
  write_member_text(out, "shown_at", unless_empty(moment_text(store, *found.row)));
  write_member_text(out, "touchpoint", group.values[RecordReader::touchpoint]);
  write_member_text(out, "survey", group.values[RecordReader::survey]);
  out.member("question", store.question(comment));
  write_member_text(out, "locale", group.values[RecordReader::locale]);
  out.member("text", store.text(comment));
  write_scored(out, scored);
  out.close_object();
}

}  // namespace

std::string answer_comments(const Selection& selection, const ReportQuestion& question) {
  Search search(selection, question);
  std::vector<Found>& found = search.found();
  const std::size_t first = std::min(question.offset, found.size());
  const std::size_t last = std::min(first + question.limit, found.size());
  // The newest first, and of the older ones no more order than it takes.
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(last), found.end(),
                    [](const Found& left, const Found& right) { return right < left; });
  std::string text;
  JsonWriter out(text);
  out.open_object();
  out.member_number("total", static_cast<double>(found.size()));
  out.name("comments");
  out.open_array();
  for (std::size_t place = first; place < last; ++place) {
    write_comment(out, selection.store(), found[place], search.scored(*found[place].row));
  }
  out.close_array();
  out.close_object();
  return text;
}

}  // namespace touchstone
