// Our reader of records beside simdjson's tree: the same lines are records, and they say the same.
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.hpp"
#include "responses/demo_data.hpp"
#include "unit/simdjson_record.hpp"

using namespace touchstone;

namespace {

/// What damages a line, or turns it into another record: pieces of JSON, and what is nearly that.
const std::vector<std::string> pieces = {"{",
                                         "}",
                                         "[",
                                         "]",
                                         "\"",
                                         ":",
                                         ",",
                                         "\\",
                                         " ",
                                         "\t",
                                         "\r",
                                         "0",
                                         "1",
                                         "-",
                                         ".",
                                         "e",
                                         "E+",
                                         "1e400",
                                         "-0",
                                         "9.0",
                                         "0.5e1",
                                         "true",
                                         "false",
                                         "null",
                                         "nul",
                                         "\x01",
                                         "\x1F",
                                         "\x7F",
                                         "\x80",
                                         "\xC3",
                                         "\xC3\xA4",
                                         "\xF0\x9F\x98\x80",
                                         "\xED\xA0\x80",
                                         "\xFF",
                                         "\\n",
                                         "\\u00",
                                         "\\u00e4",
                                         "\\ud83d\\ude00",
                                         "\\ud83d",
                                         "\\\"",
                                         "\\x",
                                         "\"type\":\"nps\",",
                                         "\"value\":9,",
                                         "\"revision\":2,",
                                         "\"answers\":[],",
                                         "\"mode\":\"test\",",
                                         "\"mode\":1,",
                                         "{},",
                                         "[[]],",
                                         "18446744073709551616",
                                         "123456789012345678901234567890.5"};

class Damage {
 public:
  explicit Damage(std::uint64_t seed) : random_(seed) {}

  void hurt(std::string& line) {
    const std::size_t at = below(line.size() + 1);
    const std::string& piece = pieces[below(pieces.size())];
    switch (below(5)) {
      case 0:
        line.insert(at, piece);
        break;
      case 1:
        line.replace(at, piece.size(), piece);
        break;
      case 2:
        line.erase(at, 1 + below(3));
        break;
      case 3: {  // a part of it once more, somewhere else
        const std::string part = line.substr(at, below(60));
        line.insert(below(line.size() + 1), part);
        break;
      }
      default:
        line.resize(at);
    }
  }
  std::size_t below(std::size_t most) {
    return static_cast<std::size_t>(random_.fraction() * static_cast<double>(most));
  }

 private:
  Random random_;
};

}  // namespace

TEST_CASE("whatever is done to records, simdjson reads the same") {
  const DemoData data(11, 300);
  Damage damage(13);
  RecordReader reader;
  SimdjsonRecord simdjson;
  std::size_t good = 0;
  std::size_t different = 0;
  constexpr std::uint64_t rounds = 60'000;
  for (std::uint64_t round = 0; round < rounds; ++round) {
    std::string line = data.record(round % 300);
    for (std::size_t times = damage.below(4); times > 0; --times) damage.hurt(line);
    const std::string theirs = simdjson.read(line);
    good += theirs.find(' ') == 20 || theirs.find('\n') != std::string::npos ? 1 : 0;
    // Once with nothing behind the line, once with what could be taken for its continuation.
    const std::string longer = line + "\n\"}]}" + std::string(64, '"');
    const std::string ours[] = {said_by(reader, line),
                                said_by(reader, std::string_view(longer).substr(0, line.size()), 64)};
    for (const std::string& each : ours) {
      if (each == theirs) continue;
      CAPTURE(line);
      CHECK(each == theirs);
      if (++different > 3) return;
    }
  }
  // Neither all nor none were records.
  CHECK(good > rounds / 4);
  CHECK(good < rounds * 3 / 4);
}

TEST_CASE("members in any order, twice, and of names nobody has met") {
  RecordReader reader;
  SimdjsonRecord simdjson;
  Damage damage(17);
  const std::vector<std::string> members = {R"("response_id":"a")",
                                            R"("response_id":7)",
                                            R"("revision":1)",
                                            R"("revision":"1")",
                                            R"("answers":[])",
                                            R"("answers":[{"question":"q","type":"nps","value":9}])",
                                            R"("answers":{})",
                                            R"("touchpoint":"t")",
                                            R"("touchpo\u0069nt":"u")",
                                            R"("mode":"test")",
                                            R"("mode":null)",
                                            R"("context":{"a":1,"b.c":[2]})",
                                            R"("context":7)",
                                            R"("a":1)",
                                            R"("":2)",
                                            R"("a name that is longer than any that is guessed":{"deep":[{}]})",
                                            R"("shown_at" : "2026-01-01")",
                                            R"( "status":"completed")",
                                            R"("locale":"de\n")",
                                            R"("definition_hash":"0")"};
  for (int round = 0; round < 5'000; ++round) {
    std::string line = "{";
    for (std::size_t count = damage.below(12); count > 0; --count) {
      line += members[damage.below(members.size())] + (count > 1 ? "," : "");
    }
    line += '}';
    CAPTURE(line);
    REQUIRE(said_by(reader, line) == simdjson.read(line));
  }
  // More names than are kept.
  for (int name = 0; name < 200; ++name) {
    const std::string line = R"({"response_id":"a","n)" + std::to_string(name) + R"(":[],"revision":1,"name)" +
                             std::to_string(name) + R"(":{},"answers":[]})";
    CAPTURE(line);
    REQUIRE(said_by(reader, line) == simdjson.read(line));
  }
}
