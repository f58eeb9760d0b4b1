// Bytes in blocks of whole lines, read from front to back and from any place on.
#include <catch2/catch.hpp>
#include <string>

#include "responses/blocks.hpp"
#include "unit/text_bytes.hpp"

using namespace touchstone;

TEST_CASE("blocks hold whole lines, in whatever pieces the bytes come") {
  const auto line = [](std::size_t size, char letter) { return std::string(size - 1, letter) + '\n'; };
  constexpr std::size_t usual = Blocks::usual_bytes;
  const std::string texts[] = {
      "a\nbb\n\nccc\n" + line(3 * usual, 'd') + "last",    // longer than blocks, and no break at the end
      line(usual, 'a') + line(usual, 'b') + line(1, 'c'),  // as long as blocks
      line(usual - 1, 'a') + line(2, 'b') + line(usual - 1, 'c'), line(usual + 1, 'a') + line(usual - 1, 'b'),
      line(usual, 'a') + std::string(usual, '\n') + "b",          std::string(2 * usual, 'a'),
  };
  for (const std::string& text : texts) {
    for (const std::size_t piece : {std::size_t{1'000}, std::size_t{65'537}, text.size()}) {
      TextBytes bytes(text, piece);
      TextFile file(text, piece);
      for (TextBytes* source : {&bytes, static_cast<TextBytes*>(&file)}) {
        Blocks blocks(*source);
        Block block;
        std::string whole;
        for (std::size_t number = 0; blocks.next(block); ++number) {
          CHECK(block.number() == number);
          CHECK_FALSE(block.ends_too_long());
          whole += block.text();
          CHECK((block.text().empty() || whole.size() == text.size() || whole.back() == '\n'));
        }
        CHECK((whole == text));
        CHECK_FALSE(blocks.failure());
      }
    }
  }
}
