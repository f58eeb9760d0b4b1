#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "collector/posted.hpp"
#include "unit/collector_records.hpp"

using namespace touchstone;

namespace {

std::string event(const std::string& data, const std::string& more = "") {
  return R"({"specversion":"1.0","id":"1","source":"/shop","type":"t")" + more + R"(,"data":)" + data + "}";
}

/// "code pointer" of the first error of the whole, or else of the first item that has one; empty where all is well.
std::string first_complaint(const Posted& posted) {
  if (!posted.errors.empty()) return std::string(posted.errors[0].code) + " " + posted.errors[0].pointer;
  for (const PostedItem& item : posted.items) {
    CHECK(item.record.has_value() == item.errors.empty());
    if (!item.errors.empty()) return std::string(item.errors[0].code) + " " + item.errors[0].pointer;
  }
  return "";
}

}  // namespace

TEST_CASE("forms of a post") {
  struct Fact {
    BodyForm form;
    std::string body;
    bool is_list;
    std::size_t items;
    std::string complaint;
  };
  std::string hundred = "[" + record(1, 1);
  for (unsigned i = 2; i <= 100; ++i) hundred += "," + record(i, 1);
  const std::string deep = with(record(1, 1), "\"context\":{}", R"("more":[[[[[[1]]]]]],"context":{})");
  const std::string too_deep = with(record(1, 1), "\"context\":{}", R"("more":[[[[[[[[1]]]]]]]],"context":{})");
  const std::vector<Fact> facts = {
      {BodyForm::json, record(1, 1), false, 1, ""},
      {BodyForm::json, " \n[" + record(1, 1) + "]", true, 1, ""},
      {BodyForm::json, "[]", true, 0, "wrong_length "},
      {BodyForm::json, "[7]", true, 1, "wrong_type /0"},
      {BodyForm::json, hundred + "]", true, 100, ""},
      {BodyForm::json, hundred + "," + record(101, 1) + "]", true, 0, "wrong_length "},
      {BodyForm::json, "[" + record(1, 1) + ",{\"a\":1,\"a\":2}]", true, 0, "duplicate_key "},
      {BodyForm::json, deep, false, 1, ""},
      {BodyForm::json, too_deep, false, 0, "too_deep "},
      {BodyForm::json, "[" + std::string(most_list_bytes, ' ') + "]", true, 0, "too_big "},
      {BodyForm::json, std::string(Record::most_bytes, ' ') + "1", false, 0, "too_big "},
      {BodyForm::cloudevent, event(record(1, 1)), false, 1, ""},
      {BodyForm::cloudevent, event(deep), false, 1, ""},
      {BodyForm::cloudevent, event(record(1, 1), R"(,"datacontenttype":"application/json","x":1)"), false, 1, ""},
      {BodyForm::cloudevent, event(record(1, 1), R"(,"datacontenttype":"text/xml")"), false, 1,
       "wrong_type /datacontenttype"},
      {BodyForm::cloudevent, with(event(record(1, 1)), "1.0", "0.3"), false, 1, "unknown_version /specversion"},
      {BodyForm::cloudevent, with(event(record(1, 1)), R"("id":"1",)", ""), false, 1, "missing_key "},
      {BodyForm::cloudevent, event("7"), false, 1, "wrong_type /data"},
      {BodyForm::cloudevent, "{\"specversion\":\"1.0\"}", false, 1, "missing_key "},
      {BodyForm::cloudevent_batch, "[" + event(record(1, 1)) + "," + event(record(2, 0)) + "]", true, 2,
       "out_of_range /1/data/revision"},
      {BodyForm::cloudevent_batch, event(record(1, 1)), true, 0, "wrong_type "},
  };
  for (const Fact& fact : facts) {
    CAPTURE(fact.body.substr(0, 300));
    const Posted posted = read_posted(fact.body, fact.form);
    CHECK(posted.is_list == fact.is_list);
    CHECK(posted.items.size() == fact.items);
    CHECK(first_complaint(posted) == fact.complaint);
  }
}

TEST_CASE("what only the collector says, or reads, is not kept") {
  const std::string text = with(record(1, 1), "\"context\"",
                                R"("token":"1.2.3.4","trust":"signed","received_at":"x","device":"y","context")");
  const Posted posted = read_posted(text, BodyForm::json);
  REQUIRE(posted.items.size() == 1);
  REQUIRE(posted.items[0].record);
  CHECK(posted.items[0].record->token == "1.2.3.4");
  CHECK(posted.items[0].record->answers == 1);
  CHECK(posted.items[0].record->json == with(record(1, 1), "\"context\"", R"("device":"y","context")"));
}

TEST_CASE("a list's record may be no bigger than one by itself") {
  const std::string big =
      with(record(1, 1), "\"context\"", "\"more\":\"" + std::string(66'000, 'x') + "\",\"context\"");
  CHECK(first_complaint(read_posted("[" + record(2, 1) + "," + big + "]", BodyForm::json)) == "too_big ");
}
