// Lines that are written as others were: which ones are known, and that they say what they say when they are read anew.
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "responses/demo_data.hpp"
#include "responses/record_shapes.hpp"
#include "unit/simdjson_record.hpp"

using namespace touchstone;

namespace {

constexpr std::size_t behind = KnownLines::longest;

/// A line as it lies in a block: with a break behind it, and bytes that may be looked at.
class InBlock {
 public:
  explicit InBlock(const std::string& line, const std::string& next = std::string())
      : bytes_(line + '\n' + next), size_(bytes_.size()) {
    bytes_.append(behind, ' ');
  }
  std::string_view rest() const { return std::string_view(bytes_).substr(0, size_); }

 private:
  std::string bytes_;
  std::size_t size_;
};

bool is_known(RecordReader& reader, const std::string& line) {
  const InBlock block(line);
  return reader.read_known(block.rest(), behind) == line.size();
}

const std::string plain =
    R"({"response_id":"019a4158-5c6b-7c7e-a0dc-429df80bb932","revision":2,"status":"completed","mode":"live",)"
    R"("touchpoint":"checkout.completed","locale":"de","shown_at":"2025-11-01T21:35:01.227Z",)"
    R"("answers":[{"question":"recommend","type":"nps","value":9}],"context":{"order.country":"DE","order.value":20.9}})";

/// `plain`, with something in it replaced.
std::string with(const std::string& what, const std::string& by) {
  std::string line = plain;
  line.replace(line.find(what), what.size(), by);
  return line;
}

/// The shape's texts by one who knows nothing, and looks nothing up.
std::pair<std::string, std::string> written(const std::string& line, const std::vector<Dimension>& dimensions,
                                            const RecordReader::Details& details) {
  RecordReader reader(details);
  REQUIRE(reader.read_anew(line, 0).empty());
  std::string said(1, static_cast<char>(reader.flags() & ~dismissed_flag));
  GroupWriter(dimensions).write_said(reader, said);
  std::string answers(reader.answers());
  for (std::size_t place = 0; place < reader.comment_count(); ++place) {
    answers += static_cast<char>(comment_mark);
    append_text(answers, reader.comment(place).question);
    append_text(answers, reader.comment(place).text);
  }
  return {said, answers};
}

}  // namespace

TEST_CASE("a line is known by what others have said in its place") {
  const std::string id = "019a4158-5c6b-7c7e-a0dc-429df80bb932";
  const std::string nine = R"({"question":"recommend","type":"nps","value":9})";
  const std::pair<std::string, bool> facts[] = {
      {plain, true},
      {with(id, "another"), true},
      {with(id, "\\u0061 text with \\\"escapes\\\""), true},
      {with(id, "größer"), true},
      {with("2025-11-01T21:35:01.227Z", "some time ago, which is no moment, and longer than any that is one would be"),
       true},
      {with("20.9", "7"), true},
      {with("20.9", "0.50"), true},
      {with("20.9", "1234567.875"), true},
      {with("20.9", "-2e1"), true},
      {with("20.9", "12345678901234567"), true},
      {with(nine, ""), true},
      {with(nine, nine + ',' + nine), true},
      {with(nine, R"({"question":"new","type":"csat","value":4})"), true},
      {with(nine, R"({"question":"why","type":"text","value":"{\"}"})"), true},
      {with(nine, R"({"any":{"thing":[{}]}})"), true},
      {with(nine, " " + nine), true},
      // What nobody has said there, until now.
      {with("completed", "dismissed"), false},
      {with(R"("mode":"live",)", ""), false},
      {with(R"(,"status")", R"(, "status")"), false},
      {with(R"("locale":"de")", R"("locale":null)"), false},
      {with(R"("revision":2)", R"("revision":3)"), false},
      {with(R"("revision":2)", R"("revision":21)"), false},
      {with(R"("revision":2)", R"("revision":2.0)"), false},
      {with(nine, "9"), false},
      // What is no record at all.
      {with("20.9", "020.9"), false},
      {with("20.9", "20."), false},
      {with("20.9", "20.9.1"), false},
      {with("20.9", "12.5e"), false},
      {with("20.9", "-"), false},
      {with("20.9", ""), false},
      {with(id, "\xFF"), false},
      {with(id, "\\x"), false},
      {with(id, ""), false},
      {with(R"("revision":2)", R"("revision":0)"), false},
      {with(nine, nine + ','), false},
      {with(nine, R"({"question":"q","type":"nps","value":})"), false},
      {plain + '}', false},
      {plain.substr(0, plain.size() - 1), false},
  };
  for (const auto& [line, known] : facts) {
    CAPTURE(line);
    RecordReader reader;
    REQUIRE(reader.read_anew(plain, 0).empty());
    CHECK(is_known(reader, line) == known);
    // Known or not, it says the same.
    RecordReader other;
    CHECK(said_by(reader, InBlock(line).rest().substr(0, line.size()), 1 + behind) == said_by(other, line));
  }
}

TEST_CASE("what is read anew is known from then on") {
  RecordReader reader;
  CHECK_FALSE(is_known(reader, plain));
  const std::string lines[] = {plain, with("completed", "dismissed"), with(R"("mode":"live",)", ""),
                               with(R"("locale":"de")", R"("locale":null)"), with(R"(,"context")", R"( , "context" )")};
  for (const std::string& line : lines) REQUIRE(reader.read_anew(line, 0).empty());
  for (const std::string& line : lines) {
    CAPTURE(line);
    CHECK(is_known(reader, line));
  }
  // Each piece came behind the other one before, though never in one line.
  CHECK(is_known(reader, with("completed\",\"mode\":\"live", "dismissed\",\"mode\":\"live")));
}

TEST_CASE("free words are known by what stands before them") {
  const std::string nine = R"({"question":"recommend","type":"nps","value":9})";
  const std::string beginning = R"({"question":"why","type":"text","value":)";
  const std::pair<std::string, bool> facts[] = {
      {R"("good"})", true},
      {R"(""})", true},
      {R"("größer, \"besser\", \u00e4"})", true},
      {R"("a } and a { and ],["})", true},
      {R"("words","other":"more"})", true},
      {R"("words","value":"others"})", true},
      {R"("words" })", true},
      {R"( "words"})", true},
      {R"(9})", true},
      {R"(["words"]})", true},
      {R"("words"},{"question":"why","type":"text","value":"again"})", true},
      {"\"\xFF\"}", false},
      {"\"a\tb\"}", false},
      {R"("\x"})", false},
      {R"("words"]})", false},
      {R"("words)", false},
      {R"("words")", false},
  };
  for (const auto& [words, known] : facts) {
    CAPTURE(words);
    RecordReader reader;
    for (const char* first : {R"("first"})", R"("second"})"}) {
      REQUIRE(reader.read_anew(with(nine, beginning + first), 0).empty());
    }
    const std::string line = with(nine, beginning + words);
    CHECK(is_known(reader, line) == known);
    RecordReader other;
    CHECK(said_by(reader, InBlock(line).rest().substr(0, line.size()), 1 + behind) == said_by(other, line));
  }
}

TEST_CASE("a value of which there are too many is known by its name") {
  RecordReader reader;
  const auto line = [](int number) { return with("\"DE\"", "\"country " + std::to_string(number) + '"'); };
  for (int number = 0; number < 100; ++number) REQUIRE(reader.read_anew(line(number), 0).empty());
  CHECK(is_known(reader, line(1'000)));
  CHECK(is_known(reader, line(5)));
}

TEST_CASE("where values come in too many ways together, each is known by itself") {
  RecordReader reader;
  const auto line = [](int number) {
    const auto value = [&](const char* name, int of, int count) {
      return std::string("\"") + name + "\":\"" + name + std::to_string(number / of % count) + "\",";
    };
    return with("\"locale\":\"de\",", value("locale", 1, 20) + value("survey", 20, 20) + value("variant", 400, 20));
  };
  int known = 0;
  for (int number = 0; number < 8'000; ++number) {
    if (is_known(reader, line(number))) {
      ++known;
    } else {
      REQUIRE(reader.read_anew(line(number), 0).empty());
    }
  }
  CHECK(known > 4'000);
  for (int number = 4'001; number < 8'000; number += 97) {
    CAPTURE(number);
    const InBlock block(line(number));
    CHECK(reader.read_known(block.rest(), behind) > 0);
    CHECK(reader.text(RecordReader::variant) == "variant" + std::to_string(number / 400));
    CHECK(reader.known_number(RecordReader::variant) != reader.known_number(RecordReader::survey));
  }
}

TEST_CASE("a value's number stays, whatever becomes of the pieces") {
  RecordReader reader;
  REQUIRE(reader.read_anew(plain, 0).empty());
  REQUIRE(is_known(reader, plain));
  const KnownLines::Number number = reader.known_number(RecordReader::touchpoint);
  CHECK(number != 0);
  for (int country = 0; country < 100; ++country) {
    REQUIRE(reader.read_anew(with("\"DE\"", "\"country " + std::to_string(country) + '"'), 0).empty());
  }
  REQUIRE(is_known(reader, plain));
  CHECK(reader.known_number(RecordReader::touchpoint) == number);
}

TEST_CASE("where few lines are known, few are looked for") {
  RecordReader reader;
  REQUIRE(reader.read_anew(plain, 0).empty());
  const std::string other = with(R"(,"status")", R"(, "status")");
  const auto known_in = [&](int count, const std::string& line) {
    int known = 0;
    for (int i = 0; i < count; ++i) known += is_known(reader, line) ? 1 : 0;
    return known;
  };
  CHECK(known_in(30'000, other) == 0);
  CHECK(known_in(160, plain) == 10);
  // Until many are known again.
  known_in(100'000, plain);
  CHECK(known_in(160, plain) == 160);
}

TEST_CASE("a revision of one digit is compared, any other read") {
  RecordReader reader;
  const auto line = [](const char* number) { return with(R"("revision":2)", R"("revision":)" + std::string(number)); };
  for (const char* number : {"2", "3", "14"}) REQUIRE(reader.read_anew(line(number), 0).empty());
  const std::pair<const char*, std::uint32_t> facts[] = {{"2", 2}, {"3", 3}, {"31", 31}, {"4294967295", 4294967295}};
  for (const auto& [number, revision] : facts) {
    CAPTURE(number);
    CHECK(is_known(reader, line(number)));
    CHECK(reader.revision() == revision);
  }
  for (const char* number : {"0", "02", "4294967296", "2.5"}) CHECK_FALSE(is_known(reader, line(number)));
  const std::string twice = R"({"response_id":"a","revision":1,"revision":2,"answers":[]})";
  REQUIRE(reader.read_anew(twice, 0).empty());
  CHECK_FALSE(is_known(reader, twice));
  CHECK(reader.read(twice).empty());
  CHECK(reader.revision() == 1);
}

TEST_CASE("a member that stands twice is left to who reads it anew") {
  RecordReader reader;
  REQUIRE(reader.read_anew(R"({"response_id":"a","revision":1,"touchpoint":"t","answers":[],"touchpoint":"u"})", 0)
              .empty());
  CHECK_FALSE(is_known(reader, R"({"response_id":"a","revision":1,"touchpoint":"t","answers":[],"touchpoint":"u"})"));
  CHECK(reader.read(R"({"response_id":"a","revision":1,"touchpoint":"t","answers":[],"touchpoint":"u"})").empty());
  CHECK(reader.text(RecordReader::touchpoint) == "t");
}

TEST_CASE("a line ends at its break, wherever JSON would go on") {
  RecordReader reader;
  REQUIRE(reader.read_anew(plain, 0).empty());
  for (const char* const what : {R"("type":"nps")", R"("order.value")", "20.9", R"({"question")", R"("mode")"}) {
    CAPTURE(what);
    const std::size_t at = plain.find(what);
    const InBlock block(plain.substr(0, at), plain.substr(at));
    CHECK(reader.read_known(block.rest(), behind) == 0);
  }
  // Nor may a line be learned that has a break among its blanks.
  const std::string broken = with(R"(,"status")", ",\n\"status\"");
  REQUIRE(reader.read_anew(broken, 0).empty());
  CHECK_FALSE(is_known(reader, broken));
}

TEST_CASE("what brackets are open is known as well") {
  RecordReader reader;
  // The same piece in an object and in an object within it, whose names read alike.
  const std::string begin = R"({"response_id":"a","revision":1,"answers":[],)";
  for (const char* const end : {R"("a.b":{"x":true,"y":true}})", R"("a":{"b":{"x":true,"y":true}}})",
                                R"("c":[{"x":true,"y":true}]})", R"("c":[[true,true]]})"}) {
    REQUIRE(reader.read_anew(begin + end, 0).empty());
    CHECK(is_known(reader, begin + end));
  }
  for (const char* const end : {R"("a.b":{"x":true,"y":true}}})", R"("a":{"b":{"x":true,"y":true}})",
                                R"("c":[{"x":true,"y":true}}})", R"("c":[[true,true}]})", R"("c":[[true,true]})"}) {
    CAPTURE(end);
    CHECK_FALSE(is_known(reader, begin + end));
    CHECK(reader.read(begin + end) == "not JSON");
  }
}

TEST_CASE("an answer may be nested as deep as it may be in a line that is read anew") {
  RecordReader reader(RecordReader::Details{});
  REQUIRE(reader.read(plain).empty());
  std::size_t refused = 0;
  for (std::size_t depth = 1'015; depth < 1'030; ++depth) {
    const std::string line =
        with("\"value\":9", "\"value\":9,\"x\":" + std::string(depth, '[') + std::string(depth, ']'));
    RecordReader other(RecordReader::Details{});
    const bool is_read = other.read(line).empty();
    CAPTURE(depth);
    CHECK(is_known(reader, line) == is_read);
    refused += is_read ? 0 : 1;
  }
  CHECK(refused > 5);
}

TEST_CASE("what is looked up by numbers is what is written") {
  const DemoData data(23, 1'000);
  const std::vector<std::vector<Dimension>> asked = {
      {},
      {*read_dimension("touchpoint"), *read_dimension("day")},
      {*read_dimension("survey"), *read_dimension("locale"), *read_dimension("variant"), *read_dimension("month")},
      {*read_dimension("context.order.country")}};
  for (const auto& dimensions : asked) {
    for (const RecordReader::Details details : {RecordReader::Details{.choices = false, .comments = false},
                                                RecordReader::Details{.choices = true, .comments = true}}) {
      // Of three, most have to be written.
      for (const std::size_t most_keys : {std::size_t{3}, std::size_t{100'000}}) {
        Shapes shapes;
        RecordShapes numbers(dimensions, shapes, most_keys);
        RecordReader reader(details);
        std::size_t known = 0;
        for (std::uint64_t i = 0; i < 2'000; ++i) {
          const std::string line = data.record(i % 1'000);
          const InBlock block(line);
          if (reader.read_known(block.rest(), behind) > 0) {
            ++known;
          } else {
            REQUIRE(reader.read_anew(line, 0).empty());
          }
          const Shapes::Text text = shapes.text(numbers.shape_of(reader));
          CAPTURE(line, most_keys);
          REQUIRE(std::pair<std::string, std::string>(text.said, text.answers) == written(line, dimensions, details));
        }
        CHECK(known > 1'500);
      }
    }
  }
}
