#include <algorithm>
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

namespace {

/// Questions that jump anywhere, by the answer.
Definition jumping(std::mt19937_64& random) {
  std::string questions;
  constexpr int count = 7;
  for (int i = 0; i < count; ++i) {
    questions += (i == 0 ? "" : ",");
    questions += R"({"id":"q)" + std::to_string(i) + R"(","type":"csat","text":"?","required":false,"next":[)";
    for (int jump = 0; jump < 2; ++jump) {
      questions += (jump == 0 ? "" : ",");
      questions += R"({"when":{"==":[{"var":"answers.q)" + std::to_string(random() % count) + "\"}," +
                   std::to_string(random() % 5 + 1) + R"(]},"go":")" +
                   (random() % 8 == 0 ? "end" : "q" + std::to_string(random() % count)) + "\"}";
    }
    questions += "]}";
  }
  DefinitionRead read =
      read_definition(R"({"version":1,"endpoints":[],"surveys":[{"id":"s","touchpoint":"t","questions":[)" + questions +
                      R"(],"endings":[{"id":"end","text":"."}]}]})");
  return std::move(*read.definition);
}

}  // namespace

// Wherever jumps lead: no question counts twice, what conditions see is what the response says, and the way back is the
// way that was taken.
TEST_CASE("jumps in all directions") {
  std::mt19937_64 random(11);
  std::size_t ended = 0;
  std::size_t cut = 0;
  for (int visit = 0; visit < 2'000; ++visit) {
    const Definition definition = jumping(random);
    Session session(definition.surveys[0], no_facts());
    for (int i = 0; i < 60 && !session.ended(); ++i) {
      const std::size_t step = session.step();
      const std::string id = session.current().id;
      if (random() % 6 == 0) {
        session.back();
        CHECK(session.step() == (step == 0 ? 0 : step - 1));
      } else if (random() % 6 == 0) {
        session.skip(id);
      } else {
        CHECK(session.answer(id, Json(static_cast<int>(random() % 5 + 1))) == Taken::answered);
      }
      if (session.step() <= step) ++cut;
      std::vector<std::string> seen;
      Json facts = Json::object();
      session.each_answer([&](const Question& q, const Answer& a) {
        CHECK(std::find(seen.begin(), seen.end(), q.id) == seen.end());
        seen.push_back(q.id);
        facts.set(q.id, a.value);
      });
      CHECK(*session.facts().find("answers") == facts);
    }
    if (session.ended()) ++ended;
  }
  CHECK(ended > 500);
  CHECK(cut > 500);
}
