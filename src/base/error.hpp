#pragma once
// A failure is a value: it says where, what, and what to do instead. Nothing in the engine throws.
#include <string>
#include <string_view>

namespace touchstone {

/// One defect in a text somebody wrote: a surveys.json, an event, a response record.
struct Error {
  /// Stable name of the kind of defect, for machines: "unknown_key". Always a literal.
  std::string_view code = {};
  /// JSON Pointer (RFC 6901) to the value that is wrong. Empty: the whole document.
  std::string pointer = {};
  /// From 1, in lines and in code points. 0: there is no text to point into.
  unsigned line = 0;
  unsigned column = 0;
  /// What is wrong, as a sentence without a final full stop.
  std::string message = {};
  /// What to write instead. May be empty.
  std::string hint = {};
};

/// What a complaint says to a person.
struct Said {
  /// What is wrong, as a sentence without a final full stop.
  std::string message = {};
  /// What to write instead. May be empty.
  std::string hint = {};
};

/// The shop's module is built without these sentences: a visitor does not read them, and pays for each. There a
/// complaint is its code and its place; `touchstone lint` says the rest.
#ifdef TOUCHSTONE_TERSE
constexpr bool says_why = false;
#else
constexpr bool says_why = true;
#endif

/// What `say()` says, where somebody will read it.
template <class Say>
Said said(Say say) {
  if constexpr (says_why) {
    return say();
  } else {
    return {};
  }
}

}  // namespace touchstone
