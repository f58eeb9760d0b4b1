#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "base/json_read.hpp"
#include "base/json_write.hpp"
#include "unit/brute_force.hpp"
#include "unit/replay.hpp"

using namespace touchstone;

namespace {

/// Small surveys of every kind of question, with conditions and jumps here and there; many are nonsense, as they should
/// be: what cannot be reached must be told from what can.
class RandomSurvey {
 public:
  explicit RandomSurvey(std::uint64_t seed) : random_(seed) {}

  std::string make() {
    count_ = 2 + below(4);
    endings_ = below(3);
    kinds_.clear();
    for (std::size_t i = 0; i < count_; ++i) kinds_.push_back(below(i == 0 ? 5 : 6));  // the first is no text
    std::string questions;
    for (std::size_t i = 0; i < count_; ++i) questions += (i > 0 ? "," : "") + question(i);
    std::string endings;
    for (std::size_t i = 0; i < endings_; ++i) {
      endings += (i > 0 ? "," : "") + (R"({"id":"e)" + std::to_string(i) + R"(","text":"!")" + when(2) + "}");
    }
    return R"({"version":1,"endpoints":[],"context":{"n":"number","vip":"boolean"},"surveys":[{"id":"s","touchpoint":"t","questions":[)" +
           questions + R"(],"endings":[)" + endings + "]}]}";
  }

 private:
  std::size_t below(std::size_t bound) { return random_() % bound; }

  std::string question(std::size_t i) {
    static const char* const forms[] = {
        R"("type":"csat")",
        R"("type":"rating","style":"thumbs","required":false)",
        R"("type":"choice","required":true,"options":[{"id":"a","text":"a"},{"id":"b","text":"b"}])",
        R"("type":"choice","multiple":true,"max_picks":2,"options":[{"id":"a","text":"a"},{"id":"b","text":"b"},{"id":"c","text":"c"},{"id":"d","text":"d","exclusive":true}])",
        R"("type":"consent","label":"?")",
        R"("type":"text")",
    };
    std::string text = R"({"id":"q)" + std::to_string(i) + R"(","text":"?",)" + forms[kinds_[i]] + when(2);
    const std::size_t jumps = below(3) == 0 ? 1 + below(2) : 0;
    for (std::size_t j = 0; j < jumps; ++j) {
      const std::size_t target = below(count_ + endings_);
      const std::string id = target < count_ ? "q" + std::to_string(target) : "e" + std::to_string(target - count_);
      text += (j == 0 ? R"(,"next":[)" : ",") + (R"({"go":")" + id + '"' + when(j == 0 ? 4 : 2) + '}');
    }
    return text + (jumps > 0 ? "]}" : "}");
  }

  /// Sometimes none: once in `rarity` there is.
  std::string when(std::size_t likely) {
    return below(likely + 1) > 0 && below(3) > 0 ? R"(,"when":)" + condition(2) : "";
  }

  std::string condition(int depth) {
    if (depth > 0 && below(3) == 0) {
      static const char* const joins[] = {"and", "or"};
      return std::string("{\"") + joins[below(2)] + "\":[" + condition(depth - 1) + "," + condition(depth - 1) + "]}";
    }
    if (depth > 0 && below(5) == 0) return R"({"!":[)" + condition(depth - 1) + "]}";
    if (depth > 0 && below(9) == 0) {
      return R"({"if":[)" + condition(depth - 1) + "," + condition(depth - 1) + "," + condition(depth - 1) + "]}";
    }
    return atom();
  }

  std::string atom() {
    const std::size_t i = below(count_);
    const std::string answer = R"({"var":"answers.q)" + std::to_string(i) + R"("})";
    switch (below(6)) {
      case 0:
        return R"({">":[{"var":"context.n"},)" + std::to_string(10 * (1 + below(2))) + "]}";
      case 1:
        return R"({"var":"context.vip"})";
      case 2:
        return R"({"==":[{"var":"device"},"phone"]})";
      default:
        break;
    }
    switch (kinds_[i]) {
      case 0:
        if (below(2) == 0) return R"({"==":[{"var":"segments.q)" + std::to_string(i) + R"("},"satisfied"]})";
        if (below(3) == 0) return "{\"<\":[" + answer + R"(,{"var":"answers.q)" + std::to_string(no_text()) + R"("}]})";
        return "{\">\":[" + answer + "," + std::to_string(1 + below(5)) + "]}";
      case 1:
        return "{\"===\":[" + answer + "," + std::to_string(below(3)) + "]}";
      case 2:
        return "{\"==\":[" + answer + (below(2) == 0 ? R"(,"a"]})" : R"(,"c"]})");
      case 3:
        if (below(4) == 0) return R"({"==":[{"var":"answers.q)" + std::to_string(i) + R"(.1"},"b"]})";
        return std::string("{\"in\":[\"") + "abcd"[below(4)] + "\"," + answer + "]}";
      case 4:
        return below(2) == 0 ? answer : "{\"==\":[" + answer + ",null]}";
      default:
        return "{\"==\":[" + answer + (below(2) == 0 ? R"(,"red"]})" : R"(,"blue"]})");
    }
  }

  /// A question whose answers can all be tried.
  std::size_t no_text() {
    constexpr std::size_t text = 5;
    const std::size_t i = below(count_);
    return kinds_[i] == text ? 0 : i;
  }

  std::mt19937_64 random_;
  std::size_t count_ = 0;
  std::size_t endings_ = 0;
  std::vector<std::size_t> kinds_;
};

brute::Counted count_all(const Survey& survey) {
  brute::Counter counter(survey, "/surveys/0");
  for (const char* device : {"desktop", "tablet", "phone"}) {
    for (const char* context : {"{}", R"({"vip":true})", R"({"vip":false})", R"({"n":5})", R"({"n":15})", R"({"n":25})",
                                R"({"n":5,"vip":true})", R"({"n":15,"vip":true})", R"({"n":25,"vip":true})"}) {
      Json facts = no_facts();
      facts.set("context", *read_json(context).value);
      facts.set("device", device);
      counter.count(facts);
    }
  }
  return std::move(counter).take();
}

}  // namespace

TEST_CASE("random small surveys: the account is what counting every visitor comes to") {
  std::size_t with_loops = 0;
  std::size_t with_unreachable = 0;
  std::size_t endless = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    const std::string text = RandomSurvey(seed).make();
    INFO(seed << ' ' << text);
    const DefinitionRead read = read_definition(text);
    REQUIRE(read.definition);
    const PathAccount account = account_paths(*read.definition, *read_json(text).value).at(0);
    const Survey& survey = read.definition->surveys[0];
    const brute::Counted counted = count_all(survey);
    REQUIRE(account.paths);
    CHECK(*account.paths == static_cast<double>(counted.paths.size()));
    CHECK(account.shortest.has_value() == !counted.paths.empty());
    if (account.shortest && account.longest) {
      CHECK(account.shortest->length == counted.shortest);
      CHECK(account.longest->length == counted.longest);
      CHECK(replay(survey, *account.shortest) == promised(*account.shortest));
      CHECK(replay(survey, *account.longest) == promised(*account.longest));
    }

    std::vector<std::string> unreachable;
    for (const Question& each : survey.questions) {
      if (counted.reached.count(each.id) == 0) unreachable.push_back(each.id);
    }
    for (const Ending& each : survey.endings) {
      if (counted.reached.count(each.id) == 0) unreachable.push_back(each.id);
    }
    CHECK(account.unreachable == unreachable);

    std::set<std::pair<std::string, std::string>> loops;
    for (const auto& loop : account.loops) loops.emplace(loop.front(), loop.back());
    CHECK(loops == counted.loops);

    const std::set<std::string> always_true(account.always_true.begin(), account.always_true.end());
    const std::set<std::string> always_false(account.always_false.begin(), account.always_false.end());
    for (const auto& [pointer, truths] : counted.truths) {
      INFO(pointer);
      const bool is_written = locate(*read_json(text).value, pointer) !=
                              locate(*read_json(text).value, pointer.substr(0, pointer.rfind('/')));
      CHECK(always_true.count(pointer) == (is_written && truths == std::set<bool>{true} ? 1 : 0));
      CHECK(always_false.count(pointer) == (is_written && truths == std::set<bool>{false} ? 1 : 0));
    }
    with_loops += account.loops.empty() ? 0 : 1;
    with_unreachable += unreachable.empty() ? 0 : 1;
    endless += counted.paths.empty() ? 1 : 0;
  }
  // The generator makes all of these, or this test would say little.
  CHECK(with_loops > 40);
  CHECK(with_unreachable > 40);
  CHECK(endless > 2);
}
