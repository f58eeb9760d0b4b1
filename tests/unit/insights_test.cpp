// What goes with low scores, and the words of those who give them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "responses/insights.hpp"
#include "scoring/stop_words.hpp"
#include "unit/text_bytes.hpp"

using namespace touchstone;
using Terms = std::vector<std::string>;

namespace {

std::string record(int number, int score, const std::string& answers) {
  return R"({"response_id": "r)" + std::to_string(number) +
         R"(", "revision": 1, "touchpoint": "t", "answers": [{"question": "q", "type": "nps", "value": )" +
         std::to_string(score) + "}" + answers + "]}\n";
}

bool has(const std::vector<Topic>& topics, std::size_t first, std::size_t count, const std::string& term) {
  for (std::size_t i = first; i < std::min(first + count, topics.size()); ++i) {
    if (topics[i].term == term) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("terms: small letters, no stop words, no numbers, pairs within a sentence") {
  CHECK(terms_of("Die Lieferung war zu SPÄT!") == Terms{"lieferung", "lieferung spät", "spät"});
  CHECK(terms_of("The parcel came 3 days late. Support helped") == Terms{"parcel", "parcel came", "came", "came days",
                                                                         "days", "days late", "late", "support",
                                                                         "support helped", "helped"});
  CHECK(terms_of("nicht gut, geht’s noch? don't know") ==
        Terms{"nicht", "nicht gut", "gut", "gut geht", "geht", "don", "don know", "know"});
  CHECK(terms_of("„Größe“ – ÄRGER") == Terms{"größe", "größe ärger", "ärger"});
  CHECK(terms_of("").empty());
  CHECK(terms_of("12 345 ... !!! \xff").size() <= 1);
}

TEST_CASE("stop words are in both languages; what comments are about is none") {
  for (const char* const word : {"die", "und", "für", "the", "and", "your"}) CHECK(is_stop_word(word));
  for (const char* const word : {"nicht", "kein", "not", "no", "lieferung", "late"}) CHECK_FALSE(is_stop_word(word));
}

TEST_CASE("a term counts once per comment, and below five comments not at all") {
  TopicCounts counts;
  for (int i = 0; i < 4; ++i) counts.add("slow slow slow", true);
  CHECK(counts.topics().empty());
  counts.add("slow", true);
  for (int i = 0; i < 20; ++i) counts.add("quick", false);
  const std::vector<Topic> topics = counts.topics();
  REQUIRE(topics.size() == 2);
  CHECK(topics[0].term == "slow");
  CHECK(topics[0].low == 5);
  CHECK(topics[0].z > 1.96);
  CHECK(topics[1].term == "quick");
  CHECK(topics[1].z < -1.96);
}

TEST_CASE("a term that both kinds use alike is no topic") {
  TopicCounts counts;
  for (int i = 0; i < 200; ++i) {
    counts.add("parcel late", true);
    counts.add("parcel quick", false);
  }
  for (const Topic& topic : counts.topics()) {
    if (topic.term == "parcel") CHECK(std::abs(topic.z) < 0.01);
  }
}

TEST_CASE("drivers: those who chose against those who were asked and did not") {
  std::string text;
  int number = 0;
  const auto add = [&](int score, const char* option, int times) {
    for (int i = 0; i < times; ++i) {
      text += record(++number, score,
                     std::string(R"(, {"question": "reason", "type": "choice", "value": )") + option + "}");
    }
  };
  add(0, R"("delivery")", 60);
  add(10, R"("delivery")", 20);
  add(10, R"(["price", "service"])", 60);
  add(0, R"(["price"])", 20);
  for (int i = 0; i < 500; ++i) text += record(++number, 5, "");  // were not asked: of no account
  Result<DriverRun> run = find_drivers_in(input_of(text), {});
  REQUIRE(run);
  REQUIRE(run->drivers.size() == 3);
  const Driver& worst = run->drivers[0];
  CHECK(worst.factor.value == "delivery");
  CHECK(worst.factor.with.n() == 80);
  CHECK(worst.factor.without.n() == 80);
  CHECK(worst.difference.delta == -100);
  CHECK(worst.pull == -50);
  CHECK(is_reliable(*worst.adjusted_p));
}

TEST_CASE("what fewer than ten chose is not tested, and does not weaken the others") {
  std::string text;
  for (int i = 0; i < 100; ++i) {
    const std::string option = i < 9 ? "rare" + std::to_string(i) : i % 2 == 0 ? "even" : "odd";
    text += record(i, i % 2 == 0 ? 9 : 3, R"(, {"question": "reason", "type": "choice", "value": ")" + option + "\"}");
  }
  Result<DriverRun> run = find_drivers_in(input_of(text), {});
  REQUIRE(run);
  CHECK(run->drivers.size() == 11);
  CHECK(std::count_if(run->drivers.begin(), run->drivers.end(),
                      [](const Driver& each) { return each.adjusted_p.has_value(); }) == 2);
}

TEST_CASE("own words beside a choice are a comment, too") {
  std::string text;
  for (int i = 0; i < 10; ++i) {
    text += record(i, 0, R"(, {"question": "reason", "type": "choice", "value": "other", "other": "wackelt sehr"})");
  }
  Result<TopicRun> run = count_topics_in(input_of(text), {});
  REQUIRE(run);
  CHECK(run->counts.low_comments() == 10);
}

TEST_CASE("in the demo's year late parcels are found, in both languages") {
  const std::string year = demo_year(60'000);
  Result<TopicRun> run =
      count_topics_in(input_of(year), {.metric = Metric::csat, .touchpoint = "delivery.received", .reading = {}});
  REQUIRE(run);
  const std::vector<Topic> topics = run->counts.topics();
  CHECK(has(topics, 0, 40, "spät"));
  CHECK(has(topics, 0, 40, "late"));
  CHECK(has(topics, topics.size() - 40, 40, "schnelle lieferung"));
  Result<DriverRun> drivers =
      find_drivers_in(input_of(year), {.metric = Metric::csat, .touchpoint = "delivery.received", .reading = {}});
  REQUIRE(drivers);
  const auto delivery = std::find_if(drivers->drivers.begin(), drivers->drivers.end(),
                                     [](const Driver& each) { return each.factor.value == "delivery"; });
  REQUIRE(delivery != drivers->drivers.end());
  CHECK(delivery->pull < 0);
}
