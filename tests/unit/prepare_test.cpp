#include <catch2/catch.hpp>
#include <string>

#include "base/json_read.hpp"
#include "base/json_write.hpp"
#include "definition/definition.hpp"
#include "lint/lint.hpp"
#include "lint/prepare.hpp"

using namespace touchstone;

namespace {

/// A file with these surveys, each the members of one but for its id.
std::string file_of(const std::string& surveys, const std::string& before = R"("locale": "en", )") {
  return R"({"version": 1, )" + before + R"("endpoints": [], "surveys": [)" + surveys + "]}";
}

const std::string nps = R"("questions": [{"id": "q", "type": "nps", "text": "Recommend us?"}])";

std::string survey(const std::string& id, const std::string& members) {
  return R"({"id": ")" + id + R"(", "touchpoint": "t", )" + members + "}";
}

Json views_of(const Preparation& preparation) {
  REQUIRE(preparation.text);
  return *read_json(*preparation.text).value->find("prepared")->find("views");
}

/// "t en: Recommend us?" for each view.
std::string spell(const Preparation& preparation) {
  std::string text;
  for (const Json& each : views_of(preparation).items()) {
    const Json& question = *each.find("view")->find("question");
    text += each.find("touchpoint")->text() + ' ' + each.find("locale")->text() + ": " + question.find("text")->text() +
            '\n';
  }
  return text;
}

}  // namespace

TEST_CASE("the view of a survey that is the same for everybody is prepared") {
  const Preparation preparation = prepare(file_of(survey("s", nps)), "1.2.3");
  CHECK(spell(preparation) == "t : Recommend us?\n");
  CHECK(preparation.views == 1);
  CHECK(preparation.unprepared.empty());
  CHECK(read_json(*preparation.text).value->find("prepared")->find("version")->text() == "1.2.3");
}

TEST_CASE("one view for each language that differs, one for all others") {
  const std::string text =
      R"("questions": [{"id": "q", "type": "nps", "text": {"en": "Us?", "de": "Uns?", "fr": "Nous ?"}}])";
  CHECK(spell(prepare(file_of(survey("s", text)), "1")) == "t : Us?\nt de: Uns?\nt fr: Nous ?\n");
}

TEST_CASE("what depends on the visitor is left to the engine, and it is said why") {
  const auto reason = [](const std::string& members) {
    const Preparation preparation = prepare(file_of(survey("s", members)), "1");
    CHECK(preparation.views == 0);
    REQUIRE(preparation.unprepared.size() == 1);
    CHECK(preparation.unprepared[0].survey == "s");
    return preparation.unprepared[0].reason;
  };
  CHECK(reason(R"("show": {"after_seconds": 2}, )" + nps) == "it waits, which is time enough for the engine");
  CHECK(reason(R"("show": {"when": {"==": [{"var": "device"}, "phone"]}}, )" + nps) ==
        "\"show.when\" depends on the visitor or the day");
  CHECK(reason(R"("show": {"sample_percent": 50}, )" + nps) ==
        "\"show.sample_percent\" depends on the visitor or the day");
  CHECK(reason(R"("display": {"type": "tab"}, )" + nps) == "its tab is there first");
  CHECK(
      reason(
          R"("questions": [{"id": "q", "type": "nps", "text": "?", "when": {"==": [{"var": "device"}, "phone"]}}])") ==
      "its first question has a condition");
  const std::string varies = "its first question is not the same for every visitor";
  CHECK(reason(R"("questions": [{"id": "q", "type": "nps", "text": "Hello {context.name|you}?"}])") == varies);
  CHECK(reason(R"("questions": [{"id": "q", "type": "nps", "text": "?", "labels": {"0": "{context.a}"}}])") == varies);
  CHECK(reason(R"("questions": [{"id": "q", "type": "choice", "text": "?", "shuffle": true,
                                 "options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]}])") == varies);
}

TEST_CASE("a brace that is meant as one does not insert, a shuffle that is off does not shuffle") {
  CHECK(prepare(file_of(survey("s", R"("questions": [{"id": "q", "type": "nps", "text": "a {{ b"}])")), "1").views ==
        1);
  CHECK(prepare(file_of(survey("s", R"("questions": [{"id": "q", "type": "choice", "text": "?", "shuffle": false,
                                 "options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]}])")),
                "1")
            .views == 1);
}

TEST_CASE("texts in one language need the file to say which") {
  CHECK(prepare(file_of(survey("s", nps), ""), "1").views == 0);
  CHECK(prepare(file_of(survey("s", R"("questions": [{"id": "q", "type": "nps", "text": {"de": "Uns?"}}])"), ""), "1")
            .views == 1);
}

TEST_CASE("of several surveys at a touchpoint the first is prepared, if any") {
  const Preparation two = prepare(file_of(survey("a", nps) + ", " + survey("b", nps)), "1");
  CHECK(two.views == 1);
  REQUIRE(two.unprepared.size() == 1);
  CHECK(two.unprepared[0].survey == "b");
  const std::string conditional = R"("show": {"when": {"==": [{"var": "device"}, "phone"]}}, )";
  CHECK(prepare(file_of(survey("a", conditional + nps) + ", " + survey("b", nps)), "1").views == 0);
}

TEST_CASE("prepared again, a file stays what it is; its surveys keep their hashes, and lint finds it fresh") {
  const std::string plain = file_of(survey("s", nps));
  const std::string once = *prepare(plain, TOUCHSTONE_VERSION).text;
  CHECK(*prepare(once, TOUCHSTONE_VERSION).text == once);
  CHECK(read_definition(once).definition->surveys[0].hash == read_definition(plain).definition->surveys[0].hash);
  for (const Finding& each : lint(once)) CHECK(each.error.code != "stale_views");
}

TEST_CASE("lint tells views of another version, and views that the surveys no longer have") {
  const auto is_stale = [](const std::string& file) {
    for (const Finding& each : lint(file)) {
      if (each.error.code == "stale_views") return true;
    }
    return false;
  };
  const std::string waits = file_of(survey("s", R"("show": {"after_seconds": 1}, )" + nps));
  CHECK(!is_stale(*prepare(waits, TOUCHSTONE_VERSION).text));
  CHECK(is_stale(*prepare(waits, "0.0.0").text));
  std::string reworded = *prepare(file_of(survey("s", nps)), TOUCHSTONE_VERSION).text;
  CHECK(!is_stale(reworded));
  reworded.replace(reworded.find("Recommend us?"), 9, "Recommends");
  CHECK(is_stale(reworded));
}

TEST_CASE("a file with errors is not prepared, and one that grows too long is refused") {
  const Preparation broken = prepare(R"({"version": 1, "endpoints": []})", "1");
  CHECK(!broken.text);
  REQUIRE(broken.errors.size() == 1);
  CHECK(broken.errors[0].code == "missing_key");
  const std::string question =
      R"("questions": [{"id": "q", "type": "nps", "text": ")" + std::string(140 * 1024, 'x') + R"("}])";
  const Preparation large = prepare(file_of(survey("s", question)), "1");
  CHECK(!large.text);
  REQUIRE(!large.errors.empty());
  CHECK(large.errors[0].code == "too_big");
}
