#pragma once
// What a survey says, in the languages it says it in, with places for what is only known when it is shown.
#include <list>
#include <string>
#include <string_view>
#include <vector>

#include "base/reader.hpp"

namespace touchstone {

/// A piece of wording: literal text, or `{path|fallback}`, which is replaced when the text is shown.
struct Piece {
  /// Literal text, or the fallback of a path; used where the path leads to nothing. May be empty.
  std::string text;
  /// "context.customer.city", "answers.recommend", "segments.recommend"; empty for literal text.
  std::string path = {};
};

/// One wording in one language.
struct Wording {
  /// BCP 47; empty where the configuration gives one text for all languages.
  std::string locale;
  std::list<Piece> pieces;
};

class Text {
 public:
  Text() = default;
  explicit Text(std::vector<Wording> wordings) : wordings_(std::move(wordings)) {}

  /// The wording for a visitor: the locale asked for, else its language ("de" for "de-AT"), else the file's locale,
  /// else the first (RFC 4647, lookup). Only for texts that are not empty.
  const Wording& choose(std::string_view asked, std::string_view of_file) const;
  /// Nothing was written.
  bool empty() const { return wordings_.empty(); }

 private:
  std::vector<Wording> wordings_;
};

/// What a wording is made of, and what is wrong with it.
struct Pieces {
  std::list<Piece> pieces;
  /// The first path whose root is none of those a text knows, with its braces; or "{" where one is not closed.
  std::string_view broken = {};
};

/// Takes a wording apart. `record`: members of the response record are known roots, too (`{touchpoint}`).
Pieces take_apart(std::string_view text, bool record);

/// Complains about what `take_apart` found broken.
void complain_pieces(const Cursor& cursor, std::string_view broken);

/// Reads a string, or an object of locales. Complains about broken pieces: `{` that is not closed, an unknown root.
/// A brace itself is written twice: `{{`.
void read_text(const Cursor& cursor, Text& text);

/// Texts of an object; what is optional is left as it is where it is not there.
void required_text(ObjectReader& object, std::string_view name, Text& text);
void optional_text(ObjectReader& object, std::string_view name, Text& text);

/// As `read_text`, for texts that are checked and not kept.
void check_text(const Cursor& cursor);

/// Reads a BCP 47 language tag; complains about anything else.
const std::string& read_locale(const Cursor& cursor);

/// A language tag in lower case, with hyphens: for comparing. Some pages write "de_AT".
std::string plain_tag(std::string_view locale);

/// "rtl" for languages written from right to left (by their usual script), else "ltr".
std::string_view direction_of(std::string_view locale);

}  // namespace touchstone
