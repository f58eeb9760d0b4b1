// What a report says beside each score: how it has changed, and what it is when answers are weighted.

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "responses/score.hpp"
#include "unit/text_bytes.hpp"

using namespace touchstone;

namespace {

/// NDJSON, an answer to an NPS question a line.
class Answers {
 public:
  void add(const std::string& touchpoint, const std::string& day, const std::string& value, unsigned times,
           const std::string& context = "{}") {
    for (unsigned i = 0; i < times; ++i) {
      text += R"({"response_id": ")" + std::to_string(++number_) + R"(", "revision": 1, "touchpoint": ")" + touchpoint +
              R"(", "shown_at": ")" + day + R"(T08:00:00Z", "context": )" + context +
              R"(, "answers": [{"question": "q", "type": "nps", "value": )" + value + "}]}\n";
    }
  }
  std::string text;

 private:
  unsigned number_ = 0;
};

std::vector<ScoreRow> compared(const Answers& answers, const std::string& period) {
  ScoreOptions options;
  options.reading.threads = 2;
  options.by = {*read_dimension("touchpoint")};
  options.compare = *read_dimension(period);
  Result<ScoreRun> run = score_responses(input_of(answers.text), options);
  REQUIRE(run);
  return run->rows;
}

}  // namespace

TEST_CASE("the last week is compared with the one before, group by group, adjusted for their number") {
  Answers answers;
  answers.add("a", "2026-11-02", "0", 200);  // two weeks before: of no account
  answers.add("a", "2026-11-09", "10", 50);
  answers.add("a", "2026-11-16", "0", 50);
  answers.add("b", "2026-11-09", "10", 30);
  answers.add("b", "2026-11-09", "0", 30);
  answers.add("b", "2026-11-22", "10", 31);
  answers.add("b", "2026-11-22", "0", 30);
  const std::vector<ScoreRow> rows = compared(answers, "week");
  REQUIRE(rows.size() == 2);
  const Change& a = *rows[0].change;
  CHECK(a.before_period == "2026-W46");
  CHECK(a.after_period == "2026-W47");
  CHECK(a.difference.delta == -200);
  CHECK(is_reliable(*a.adjusted_p));
  const Change& b = *rows[1].change;
  CHECK(b.before.n() == 60);
  CHECK(b.after.n() == 61);
  CHECK_FALSE(is_reliable(*b.adjusted_p));
  CHECK(*a.adjusted_p == Approx(2 * *a.difference.p));
}

TEST_CASE("a change of fewer than ten answers is not tested, and hides none of the others") {
  Answers answers;
  answers.add("large", "2026-09-05", "10", 50);
  answers.add("large", "2026-10-05", "0", 50);
  for (const char* const small : {"a", "b", "c"}) {
    answers.add(small, "2026-09-05", "10", 9);
    answers.add(small, "2026-10-05", "0", 10);
  }
  const std::vector<ScoreRow> rows = compared(answers, "month");
  REQUIRE(rows.size() == 4);
  for (std::size_t small = 0; small < 3; ++small) {
    const Change& change = *rows[small].change;
    CHECK(change.difference.delta == -200);
    CHECK_FALSE(change.difference.interval);
    CHECK_FALSE(change.difference.p);
    CHECK_FALSE(change.adjusted_p);
  }
  CHECK(rows[3].change->adjusted_p == rows[3].change->difference.p);
}

TEST_CASE("a response with a wrong clock does not decide what is compared") {
  for (const char* const wrong : {"2028-12-31", "9999-12-31", "1970-01-01"}) {
    Answers answers;
    answers.add("a", "2026-09-05", "10", 50);
    answers.add("a", "2026-10-05", "0", 50);
    answers.add("a", wrong, "10", 9);
    const std::vector<ScoreRow> rows = compared(answers, "month");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].change->before_period == "2026-09");
    CHECK(rows[0].change->after_period == "2026-10");
  }
  // Where all periods have few, these are what there is.
  Answers few;
  few.add("a", "2026-09-05", "10", 2);
  few.add("a", "2026-10-05", "0", 3);
  CHECK(compared(few, "month")[0].change->after_period == "2026-10");
}

TEST_CASE("answers weigh what the context says, and those that have no weight are told") {
  ScoreOptions options;
  options.reading.threads = 1;
  options.weight = *read_dimension("context.order.value");
  Answers answers;
  answers.add("a", "2026-11-21", "10", 1, R"({"order.value": 30})");
  answers.add("a", "2026-11-21", "0", 1, R"({"order.country": "DE", "order.value": 1.0e1})");
  for (const char* const none : {"{}", R"({"order.value": 0})", R"({"order.value": -3})", R"({"order.value": "much"})",
                                 R"({"order.value": "12"})", R"({"order.value": null})", R"({"order.value": 1e200})",
                                 R"({"order.value": 1e-300})"}) {
    answers.add("a", "2026-11-21", "10", 1, none);
  }
  answers.add("a", "2026-11-21", "11", 1, R"({"order.value": 9})");
  Result<ScoreRun> run = score_responses(input_of(answers.text), options);
  REQUIRE(run);
  REQUIRE(run->rows.size() == 1);
  const ScoreRow& row = run->rows[0];
  CHECK(row.tally.n() == 10);
  REQUIRE(row.weighted);
  CHECK(row.weighted->n() == 2);
  CHECK(row.weighted->left_out() == 8);
  CHECK(*row.weighted->score(Metric::nps) == Approx(50));
  CHECK(row.weighted->effective_n() == Approx(1.6));
  options.weight.reset();
  CHECK_FALSE(score_responses(input_of(answers.text), options)->rows[0].weighted);
}
