#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

namespace touchstone {

/// The pieces as one text. One function for all messages costs a page far less than an operator+ at each.
std::string joined(std::initializer_list<std::string_view> pieces);

/// Takes the first word off a list of words that stand apart by one space, or whatever `separator` is, each. Such a
/// list costs a page less than an array.
std::string_view next_word(std::string_view& rest, char separator = ' ');

/// The word at that place of such a list, which has as many.
std::string_view word_at(std::string_view words, std::size_t place, char separator = ' ');

/// Whether such a list has the word.
bool has_word(std::string_view words, std::string_view word);

}  // namespace touchstone
