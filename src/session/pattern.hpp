#pragma once
#include <string>
#include <string_view>

#include "definition/question.hpp"

namespace touchstone {

/// Whether a text looks like what it is meant to be, as far as that can be told without asking anybody. What is refused
/// cannot work; what passes may still not exist.
///
/// email: one @, something before it (at most 64 bytes, RFC 5321), a domain with a dot behind it, 254 bytes in all, no
/// spaces. phone: 5 to 15 digits (E.164), a + in front, spaces and . - / ( ) between. url: http://, https:// or
/// nothing, then a host with a dot, no spaces. number: digits, a sign in front, one . or , with digits on both sides.
bool matches(Pattern pattern, std::string_view text);

/// Without white space at both ends.
std::string_view trimmed(std::string_view text);

}  // namespace touchstone
