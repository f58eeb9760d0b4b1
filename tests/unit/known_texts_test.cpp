// Which of many texts stands at a place: the one that does, whatever the others are.
#include "report/known_texts.hpp"

#include <catch2/catch.hpp>
#include <deque>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace touchstone;

namespace {

/// With bytes behind each that may be looked at.
class Texts {
 public:
  explicit Texts(const std::vector<std::string>& texts) {
    for (const std::string& text : texts) add(text);
  }
  void add(const std::string& text) {
    written_.push_back(text);
    bytes_.push_back(text + std::string(KnownTexts::looked_at_behind, '#'));
    tell(written_.size() - 1);
  }
  void tell(std::size_t place) {
    known_.add({static_cast<KnownTexts::Number>(place), std::string_view(bytes_[place]).substr(0, size(place))});
  }
  std::size_t size(std::size_t place) const { return written_[place].size(); }

  /// What is found where `line` stands; a star where nothing is.
  std::string find(const std::string& line) {
    const std::string there = line + std::string(2 * longest, '.');
    asked_ = 0;
    const KnownTexts::Number number = known_.find(there.data(), [&](KnownTexts::Number each) {
      ++asked_;
      return stands_at(std::string_view(bytes_[each]).substr(0, size(each)), there.data());
    });
    return number == KnownTexts::none ? "*" : written_[number];
  }
  /// How many were compared for it.
  std::size_t asked() const { return asked_; }

  static constexpr std::size_t longest = 255;

 private:
  std::vector<std::string> written_;
  std::deque<std::string> bytes_;
  KnownTexts known_;
  std::size_t asked_ = 0;
};

}  // namespace

TEST_CASE("a text is found where it stands, and no other") {
  struct Fact {
    std::vector<std::string> texts;
    std::string line;
    std::string found;
  };
  const std::string same = "these eight bytes and more are the same in all of them: ";
  const Fact facts[] = {
      {{}, "anything", "*"},
      {{"one"}, "one", "one"},
      {{"one"}, "one and more", "one"},
      {{"one"}, "on", "*"},
      {{"one"}, "two", "*"},
      {{"}}", ",\"b\":\"", ",\"longer\":\""}, "}}\n{", "}}"},
      {{"}}", ",\"b\":\"", ",\"longer\":\""}, ",\"b\":\"x", ",\"b\":\""},
      {{"}}", ",\"b\":\"", ",\"longer\":\""}, ",\"longer\":\"x", ",\"longer\":\""},
      {{"}}", ",\"b\":\"", ",\"longer\":\""}, ",\"c\":\"", "*"},
      // Of two that stand there the longer one.
      {{"be", "begin", "beginning", "other"}, "beginning", "beginning"},
      {{"be", "begin", "beginning", "other"}, "begin!", "begin"},
      {{"be", "begin", "beginning", "other"}, "begun", "be"},
      {{"be", "begin", "beginning", "other"}, "b", "*"},
      {{same + "a", same + "bb", same + "ba"}, same + "bb", same + "bb"},
      {{same + "a", same + "bb", same + "ba"}, same + "bc", "*"},
      {{same, same + "a"}, same + "b", same},
      // Bytes beyond ASCII, and none at all.
      {{"größer", "großer"}, "großer", "großer"},
      {{std::string("a\0b", 3), std::string("a\0c", 3)}, std::string("a\0c", 3), std::string("a\0c", 3)},
  };
  for (const Fact& fact : facts) {
    CAPTURE(fact.texts, fact.line);
    CHECK(Texts(fact.texts).find(fact.line) == fact.found);
  }
}

TEST_CASE("of any texts each is found, and nothing where none stands") {
  std::mt19937 random(20261128);
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  for (int round = 0; round < 200; ++round) {
    // Of few letters, so that many begin alike.
    const std::size_t letters = 1 + below(4);
    const std::size_t most = 1 + below(Texts::longest);
    const auto any = [&] {
      std::string text(1 + below(most), 'a');
      for (char& c : text) c = static_cast<char>('a' + below(letters));
      return text;
    };
    std::set<std::string> unique;
    for (std::size_t count = 1 + below(60); count > 0; --count) unique.insert(any());
    Texts texts({unique.begin(), unique.end()});
    // Those that were added in vain are added again.
    for (std::size_t i = 0; i < 9 * unique.size(); ++i) texts.tell(i % unique.size());
    for (const std::string& text : unique) REQUIRE(texts.find(text) == text);
    for (int i = 0; i < 50; ++i) {
      const std::string line = any();
      std::string longest = "*";
      for (const std::string& text : unique) {
        if (line.starts_with(text) && (longest == "*" || text.size() > longest.size())) longest = text;
      }
      REQUIRE(texts.find(line) == longest);
    }
  }
}

TEST_CASE("one of hundreds is found without comparing the others") {
  std::vector<std::string> lines;
  for (const char* status : {"shown", "partial", "completed", "dismissed"}) {
    for (const char* touchpoint : {"checkout.completed", "delivery.received", "service.closed", "site.visited"}) {
      for (const char* locale : {"de", "de-AT", "de-CH", "en", "en-GB", "en-US", "fr", "fr-CH", "nl"}) {
        for (const char revision : {'1', '2', '3'}) {
          lines.push_back(std::string("\",\"revision\":") + revision + ",\"status\":\"" + status +
                          "\",\"mode\":\"live\",\"touchpoint\":\"" + touchpoint + "\",\"locale\":\"" + locale +
                          "\",\"shown_at\":\"");
        }
      }
    }
  }
  Texts texts(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) texts.tell(i);
  std::size_t asked = 0;
  for (const std::string& line : lines) {
    REQUIRE(texts.find(line) == line);
    asked += texts.asked();
  }
  CHECK(asked < lines.size() * 3 / 2);
}

TEST_CASE("where there are many, one that is added is found once more were") {
  Texts texts({});
  const auto text = [](int number) { return "text number " + std::to_string(number); };
  for (int number = 1000; number < 1100; ++number) texts.add(text(number));
  std::size_t found = 0;
  for (int number = 1000; number < 1100; ++number) found += texts.find(text(number)) == text(number) ? 1 : 0;
  CHECK(found > 80);
  for (std::size_t again = 0; again < 20; ++again) texts.tell(99);
  for (int number = 1000; number < 1100; ++number) CHECK(texts.find(text(number)) == text(number));
}
