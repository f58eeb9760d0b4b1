#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "definition/definition.hpp"
#include "session/session.hpp"

using namespace touchstone;

namespace {

Json no_facts() {
  Json facts = Json::object();
  facts.set("answers", Json::object());
  facts.set("segments", Json::object());
  return facts;
}

/// Each question asks only after certain answers to those before, so that many paths lead through.
Definition branching() {
  std::string questions;
  for (int i = 0; i < 8; ++i) {
    const std::string before = "answers.q" + std::to_string(i - 1);
    const std::string rule = R"({"or":[{"==":[{"var":")" + before + R"("},null]},{">":[{"var":")" + before + R"("},)" +
                             std::to_string(i % 4) + "]}]}";
    questions += (i == 0 ? "" : ",");
    questions +=
        R"({"id":"q)" + std::to_string(i) + R"(","type":"csat","text":"?","required":false,"when":)" + rule + '}';
  }
  DefinitionRead read = read_definition(
      R"({"version":1,"endpoints":[],"surveys":[{"id":"s","touchpoint":"t","questions":[)" + questions + "]}]}");
  return std::move(*read.definition);
}

std::vector<std::pair<std::string, double>> answers_of(const Session& session) {
  std::vector<std::pair<std::string, double>> answers;
  session.each_answer([&](const Question& q, const Answer& a) { answers.emplace_back(q.id, a.value.number()); });
  return answers;
}

}  // namespace

// However a visitor wanders back and forth, what counts is what a visitor would have given who went straight there with
// the answers that stand in the end.
TEST_CASE("any way to a set of answers leads to the same response") {
  const Definition definition = branching();
  std::mt19937_64 random(7);
  for (int visit = 0; visit < 2'000; ++visit) {
    Session wandering(definition.surveys[0], no_facts());
    for (int i = 0; i < 40 && !wandering.ended(); ++i) {
      const std::string id = wandering.current().id;
      const auto dice = random() % 10;
      if (dice < 4) {
        wandering.back();
      } else if (dice < 5) {
        CHECK(wandering.skip(id) != Taken::refused);
      } else {
        CHECK(wandering.answer(id, Json(static_cast<int>(random() % 5 + 1))) == Taken::answered);
      }
    }

    Session straight(definition.surveys[0], no_facts());
    const auto answers = answers_of(wandering);
    auto next = answers.begin();
    while (next != answers.end()) {
      REQUIRE_FALSE(straight.ended());
      const std::string id = straight.current().id;
      if (id == next->first) {
        straight.answer(id, Json(next->second));
        ++next;
      } else {
        straight.skip(id);
      }
    }
    CHECK(answers_of(straight) == answers);
    CHECK(*straight.facts().find("answers") == *wandering.facts().find("answers"));
    CHECK(*straight.facts().find("segments") == *wandering.facts().find("segments"));
  }
}
