#include "base/words.hpp"

#include <algorithm>

namespace touchstone {

std::string joined(std::initializer_list<std::string_view> pieces) {
  std::string text;
  for (const std::string_view piece : pieces) text += piece;
  return text;
}

std::string_view next_word(std::string_view& rest, char separator) {
  const std::string_view word = rest.substr(0, rest.find(separator));
  rest.remove_prefix(std::min(word.size() + 1, rest.size()));
  return word;
}

std::string_view word_at(std::string_view words, std::size_t place, char separator) {
  for (; place > 0; --place) next_word(words, separator);
  return next_word(words, separator);
}

bool has_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    if (next_word(words) == word) return true;
  }
  return false;
}

}  // namespace touchstone
