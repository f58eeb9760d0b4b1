#include <catch2/catch.hpp>

#include <string>

#include "collector/formats.hpp"
#include "collector/record.hpp"

using namespace touchstone;

namespace {

/// A good record, in which one piece of text can be replaced by another.
std::string record(const std::string& piece = {}, const std::string& by = {}) {
  std::string text =
      R"({"response_id": "019aa6c1-7d5e-7c3b-9a53-3f6d2b1c8e10", "revision": 2, "status": "completed", "mode": "live",
 "survey": "after-checkout", "definition_hash": "5f1d0c9a", "touchpoint": "checkout.completed", "locale": "de",
 "shown_at": "2026-11-21T10:15:00.000Z", "updated_at": "2026-11-21T10:15:21.400Z",
 "answers": [{"question": "recommend", "type": "nps", "value": 9, "segment": "promoter"},
             {"question": "effort", "type": "ces", "variant": "agreement_7", "value": 6, "segment": "easy"},
             {"question": "why", "type": "text", "value": "Schnelle Lieferung"}],
 "context": {"order.value": 129.9}})";
  const std::size_t at = text.find(piece);
  REQUIRE(at != std::string::npos);
  return text.replace(at, piece.size(), by);
}

std::string with_answer(const std::string& answer) {
  return record(R"({"question": "why", "type": "text", "value": "Schnelle Lieferung"})", answer);
}

/// "code pointer" of the first error; empty where there is none.
std::string first_error(const std::string& text) {
  const RecordRead read = read_record(text);
  CHECK(read.record.has_value() == read.errors.empty());
  return read.errors.empty() ? "" : std::string(read.errors[0].code) + " " + read.errors[0].pointer;
}

struct Fact {
  std::string piece;
  std::string by;
  std::string error;
};

}  // namespace

TEST_CASE("a good record is read") {
  const RecordRead read = read_record(record());
  REQUIRE(read.record);
  CHECK(read.record->response_id == "019aa6c1-7d5e-7c3b-9a53-3f6d2b1c8e10");
  CHECK(read.record->revision == 2);
  CHECK(read.record->status == Status::completed);
  CHECK_FALSE(read.record->is_test);
  CHECK(read.record->survey == "after-checkout");
  CHECK(read.record->touchpoint == "checkout.completed");
  CHECK(read.record->locale == "de");
  CHECK(read.record->shown_at == "2026-11-21T10:15:00.000Z");
  CHECK(read.record->updated_at == "2026-11-21T10:15:21.400Z");
  CHECK(read.record->json.find('\n') == std::string::npos);
  CHECK(read.record->json.find(R"("context":{"order.value":129.9}})") != std::string::npos);
}

TEST_CASE("members of a record") {
  const Fact fact = GENERATE(values<Fact>({
      {R"("response_id": "019aa6c1-7d5e-7c3b-9a53-3f6d2b1c8e10", )", "", "missing_key "},
      {"019aa6c1-7d5e-7c3b", "019AA6C1-7d5e-7c3b", "bad_response_id /response_id"},
      {"019aa6c1-7d5e-7c3b", "019aa6c1-7d5e-4c3b", "bad_response_id /response_id"},
      {"-9a53-", "-ca53-", "bad_response_id /response_id"},
      {"8e10", "8e1", "bad_response_id /response_id"},
      {R"("revision": 2)", R"("revision": 0)", "out_of_range /revision"},
      {R"("revision": 2)", R"("revision": 1000001)", "out_of_range /revision"},
      {R"("revision": 2)", R"("revision": 1000000)", ""},
      {R"("revision": 2)", R"("revision": 2.5)", "wrong_type /revision"},
      {R"("revision": 2)", R"("revision": "2")", "wrong_type /revision"},
      {R"("revision": 2)", R"("revision": 2, "revision": 3)", "duplicate_key "},
      {R"("completed")", R"("shown")", ""},
      {R"("completed")", R"("partial")", ""},
      {R"("completed")", R"("dismissed")", ""},
      {R"("completed")", R"("done")", "unknown_word /status"},
      {R"("live")", R"("test")", ""},
      {R"("live")", R"("Live")", "unknown_word /mode"},
      {R"("after-checkout")", R"("after checkout")", "bad_id /survey"},
      {R"("5f1d0c9a")", R"("5f1d0c9")", "bad_hash /definition_hash"},
      {R"("5f1d0c9a")", R"("5F1D0C9A")", "bad_hash /definition_hash"},
      {R"("checkout.completed")", R"("")", "empty /touchpoint"},
      {R"("checkout.completed")", "\"" + std::string(101, 'a') + "\"", "too_long /touchpoint"},
      {R"("locale": "de")", R"("locale": "de_DE")", ""},
      {R"("locale": "de")", R"("locale": "")", ""},
      {R"("locale": "de")", R"("locale": null)", "wrong_type /locale"},
      {R"("locale": "de")", R"("locale": ")" + std::string(101, 'a') + "\"", "too_long /locale"},
      {R"("shown_at": "2026-11-21T10:15:00.000Z")", R"("shown_at": "2026-02-30T10:15:00Z")", "bad_timestamp /shown_at"},
      {"2026-11-21T10:15:21.400Z", "2026-11-21T10:15:21+01:00", "bad_timestamp /updated_at"},
      {R"("context": {"order.value": 129.9})", R"("context": {"member": true, "tier": "gold"})", ""},
      {R"("context": {"order.value": 129.9})", R"("context": {})", ""},
      {R"("context": {"order.value": 129.9})", R"("context": [])", "wrong_type /context"},
      {R"({"order.value": 129.9})", R"({"order": {"value": 129.9}})", "wrong_type /context/order"},
      {R"({"order.value": 129.9})", R"({"a/b": null})", "wrong_type /context/a~1b"},
      {R"("locale": "de")", R"("locale": "de", "variant": "b", "page": "https://a.example/?x=1#y", "token": "1.2")",
       ""},
      {R"("locale": "de")", R"("locale": "de", "variant": "a b")", "bad_id /variant"},
      {R"("locale": "de")", R"("locale": "de", "page": "a.example")", "bad_address /page"},
      {R"("locale": "de")", R"("locale": "de", "page": "https://a.example/)" + std::string(2'000, 'x') + "\"",
       "bad_address /page"},
      {R"("locale": "de")", R"("locale": "de", "token": ")" + std::string(501, 'x') + "\"", "too_long /token"},
      // What is unknown is kept.
      {R"("locale": "de")", R"("locale": "de", "device": {"kind": "phone"})", ""},
  }));
  CAPTURE(fact.piece, fact.by);
  CHECK(first_error(record(fact.piece, fact.by)) == fact.error);
}

TEST_CASE("unknown members are kept") {
  const RecordRead read = read_record(record(R"("locale": "de")", R"("locale": "de", "device": {"kind": "phone"})"));
  REQUIRE(read.record);
  CHECK(read.record->json.find(R"("device":{"kind":"phone"})") != std::string::npos);
}

TEST_CASE("answers of a record") {
  const auto [answer, error] = GENERATE(table<std::string, std::string>({
      {R"({"question": "a", "type": "nps", "value": 0, "segment": "detractor"})", ""},
      {R"({"question": "a", "type": "nps", "value": 10, "segment": "promoter"})", ""},
      {R"({"question": "a", "type": "nps", "value": 11, "segment": "promoter"})", "not_on_scale /answers/2/value"},
      {R"({"question": "a", "type": "nps", "value": -1, "segment": "detractor"})", "not_on_scale /answers/2/value"},
      {R"({"question": "a", "type": "nps", "value": 7.5, "segment": "passive"})", "not_on_scale /answers/2/value"},
      {R"({"question": "a", "type": "nps", "value": 1e300, "segment": "passive"})", "not_on_scale /answers/2/value"},
      {R"({"question": "a", "type": "nps", "value": "9", "segment": "promoter"})", "wrong_type /answers/2/value"},
      {R"({"question": "a", "type": "nps", "value": null, "segment": "promoter"})", "wrong_type /answers/2/value"},
      {R"({"question": "a", "type": "nps", "value": 6, "segment": "passive"})", "wrong_segment /answers/2/segment"},
      {R"({"question": "a", "type": "nps", "value": 6})", "missing_key /answers/2"},
      {R"({"question": "a", "type": "csat", "value": 4, "segment": "satisfied"})", ""},
      {R"({"question": "a", "type": "csat", "value": 0, "segment": "dissatisfied"})", "not_on_scale /answers/2/value"},
      {R"({"question": "a", "type": "csat", "value": 3, "segment": "satisfied"})", "wrong_segment /answers/2/segment"},
      {R"({"question": "a", "type": "ces", "variant": "effort_5", "value": 2, "segment": "easy"})", ""},
      {R"({"question": "a", "type": "ces", "variant": "effort_5", "value": 6, "segment": "easy"})",
       "not_on_scale /answers/2/value"},
      {R"({"question": "a", "type": "ces", "variant": "agreement_7", "value": 7, "segment": "easy"})", ""},
      {R"({"question": "a", "type": "ces", "variant": "effort_7", "value": 2, "segment": "easy"})",
       "unknown_word /answers/2/variant"},
      {R"({"question": "a", "type": "ces", "value": 2, "segment": "easy"})", "missing_key /answers/2"},
      {R"({"question": "a", "type": "text", "value": "Grüße"})", ""},
      {R"({"question": "a", "type": "text", "value": 5})", "wrong_type /answers/2/value"},
      {R"({"question": "a", "type": "text"})", "missing_key /answers/2"},
      {R"({"question": "a", "type": "rating", "value": 0, "scale": [0, 1]})", ""},
      {R"({"question": "a", "type": "rating", "value": -3, "scale": [-5, 5]})", ""},
      {R"({"question": "a", "type": "rating", "value": 6, "scale": [1, 5]})", "not_on_scale /answers/2/value"},
      {R"({"question": "a", "type": "rating", "value": 6})", "missing_key /answers/2"},
      {R"({"question": "a", "type": "rating", "value": 1, "scale": [0, 11]})", "out_of_range /answers/2/scale/1"},
      {R"({"question": "a", "type": "rating", "value": 1, "scale": [1, 1]})", "out_of_range /answers/2/scale/1"},
      {R"({"question": "a", "type": "choice", "value": "price"})", ""},
      {R"({"question": "a", "type": "choice", "value": ["price", "x"], "other": "Duft", "order": ["x", "price"]})", ""},
      {R"({"question": "a", "type": "choice", "value": ["price", "price"]})", "duplicate_id /answers/2/value/1"},
      {R"({"question": "a", "type": "choice", "value": []})", "wrong_length /answers/2/value"},
      {R"({"question": "a", "type": "choice", "value": 3})", "wrong_type /answers/2/value"},
      {R"({"question": "a", "type": "choice", "value": "x", "other": 3})", "wrong_type /answers/2/other"},
      {R"({"question": "a", "type": "contact", "value": {"name": "A", "email": "a@b.example", "consent": true}})", ""},
      {R"({"question": "a", "type": "contact", "value": {"phone": 5}})", "wrong_type /answers/2/value/phone"},
      {R"({"question": "a", "type": "contact", "value": "a@b.example"})", "wrong_type /answers/2/value"},
      {R"({"question": "a", "type": "consent", "value": false})", ""},
      {R"({"question": "a", "type": "consent", "value": "yes"})", "wrong_type /answers/2/value"},
      // Types to come.
      {R"({"question": "a", "type": "choice", "value": ["x", "y"], "other": "z"})", ""},
      {R"({"question": "a", "type": "choice"})", "missing_key /answers/2"},
      {R"({"question": "a b", "type": "text", "value": ""})", "bad_id /answers/2/question"},
      {R"({"question": "recommend", "type": "text", "value": ""})", "duplicate_answer /answers/2/question"},
      {R"(7)", "wrong_type /answers/2"},
  }));
  CAPTURE(answer);
  CHECK(first_error(with_answer(answer)) == error);
}

TEST_CASE("every error is told, with its place and the way out") {
  const RecordRead read = read_record(record(R"("value": 9, "segment": "promoter")", R"("value": 11)"));
  REQUIRE(read.errors.size() == 2);
  CHECK(read.errors[0].code == "missing_key");
  CHECK(read.errors[1].code == "not_on_scale");
  CHECK(read.errors[1].pointer == "/answers/0/value");
  CHECK(read.errors[1].line == 4);
  CHECK(read.errors[1].column == 64);
  CHECK(read.errors[1].hint == "write a whole number from 0 to 10, without quotes");
}

TEST_CASE("what is no record") {
  const auto [text, defect, code] = GENERATE(table<std::string, Defect, std::string>({
      {"", Defect::malformed, "syntax"},
      {"{", Defect::malformed, "syntax"},
      {"{\"a\": \xFF}", Defect::malformed, "syntax"},
      {"{} {}", Defect::malformed, "syntax"},
      {"[]", Defect::invalid, "wrong_type"},
      {"null", Defect::invalid, "wrong_type"},
      {R"({"a": [[[[[[[[1]]]]]]]]})", Defect::invalid, "too_deep"},
      {std::string(Record::most_bytes, ' ') + "1", Defect::too_big, "too_big"},
      {std::string(Record::most_bytes - 1, ' ') + "1", Defect::invalid, "wrong_type"},
  }));
  const RecordRead read = read_record(text);
  CHECK_FALSE(read.record);
  CHECK(read.defect == defect);
  REQUIRE_FALSE(read.errors.empty());
  CHECK(read.errors[0].code == code);
}

TEST_CASE("timestamps in UTC") {
  const auto [text, holds] = GENERATE(table<std::string, bool>({
      {"2026-11-21T10:15:00.000Z", true},
      {"2026-11-21T10:15:00Z", true},
      {"2026-11-21T23:59:59.123456789Z", true},
      {"2024-02-29T00:00:00Z", true},
      {"2026-02-29T00:00:00Z", false},
      {"2026-00-01T00:00:00Z", false},
      {"2026-13-01T00:00:00Z", false},
      {"2026-11-21T24:00:00Z", false},
      {"2026-11-21T10:60:00Z", false},
      {"2026-12-31T23:59:60Z", false},
      {"2026-11-21T10:15:00.Z", false},
      {"2026-11-21T10:15:00.1234567890Z", false},
      {"2026-11-21T10:15:00", false},
      {"2026-11-21 10:15:00Z", false},
      {"2026-11-21t10:15:00z", false},
      {"2026-11-21T10:15:00+00:00", false},
      {"2026-11-21", false},
      {"Z", false},
      {"", false},
  }));
  CAPTURE(text);
  CHECK(is_utc_timestamp(text) == holds);
}
