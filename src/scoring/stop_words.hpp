#pragma once
#include <string_view>

namespace touchstone {

/// Whether a word, in small letters, is one that every German or English text has: articles, pronouns, prepositions,
/// auxiliaries. "nicht", "not", "kein", "no" stay: they are what comments are about.
bool is_stop_word(std::string_view word);

}  // namespace touchstone
