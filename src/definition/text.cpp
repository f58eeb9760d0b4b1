#include "definition/text.hpp"

#include <algorithm>

#include "base/words.hpp"

namespace touchstone {
namespace {

/// For comparing tags: their case does not matter, and some pages write "de_AT".
char lower(char c) {
  if (c == '_') return '-';
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view language_of(std::string_view locale) { return locale.substr(0, locale.find_first_of("-_")); }

/// Subtags of letters and digits joined by hyphens, the first one two to eight letters.
bool is_locale(std::string_view text) {
  std::size_t length = 0;
  bool first = true;
  for (const char each : text) {
    if (each == '_') return false;
    const char c = lower(each);
    if (c == '-') {
      if (length < (first ? 2U : 1U)) return false;
      length = 0;
      first = false;
      continue;
    }
    const bool letter = c >= 'a' && c <= 'z';
    const bool digit = c >= '0' && c <= '9';
    if (!(letter || (digit && !first)) || ++length > 8) return false;
  }
  return length >= (first ? 2U : 1U);
}

void complain_locale(const Cursor& cursor, std::string_view locale) {
  cursor.complain("bad_locale", [&] {
    return Said{joined({"\"", locale, "\" is no language tag"}), "write one as in BCP 47: en, de, de-AT"};
  });
}

bool is_known(std::string_view path, bool record) {
  const std::size_t dot = std::min(path.find('.'), path.size());
  const std::string_view root = path.substr(0, dot);
  if (root == "context" || root == "answers" || root == "segments") return dot + 1 < path.size();
  constexpr std::string_view members =
      "response_id revision status mode survey definition_hash touchpoint locale shown_at updated_at variant page";
  return record && has_word(members, path);
}

void read_pieces(const Cursor& cursor, std::list<Piece>& pieces) {
  Pieces taken = take_apart(cursor.text(), false);
  pieces = std::move(taken.pieces);
  if (!taken.broken.empty()) complain_pieces(cursor, taken.broken);
}

}  // namespace

Pieces take_apart(std::string_view text, bool record) {
  Pieces taken;
  Piece literal;
  const auto end_literal = [&] {
    if (!literal.text.empty()) taken.pieces.push_back(std::move(literal));
    literal = {};
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '{' || text.substr(at, 2) == "{{") {
      if (text[at] == '{') ++at;
      literal.text += text[at];
      continue;
    }
    const std::size_t close = text.find('}', at);
    if (close == std::string_view::npos) {
      if (taken.broken.empty()) taken.broken = text.substr(at, 1);
      break;
    }
    end_literal();
    const std::string_view inner = text.substr(at + 1, close - at - 1);
    const std::size_t bar = std::min(inner.find('|'), inner.size());
    const std::string_view path = inner.substr(0, bar);
    if (!is_known(path, record) && taken.broken.empty()) taken.broken = text.substr(at, close - at + 1);
    taken.pieces.push_back(
        {.text = std::string(inner.substr(std::min(bar + 1, inner.size()))), .path = std::string(path)});
    at = close;
  }
  end_literal();
  return taken;
}

void complain_pieces(const Cursor& cursor, std::string_view broken) {
  cursor.complain("bad_piece", [&] {
    if (broken.size() == 1) return Said{"a { is not closed", "close it with }, or write {{ for a brace"};
    return Said{joined({broken, " leads to nothing"}),
                "write {context.…}, {answers.id} or {segments.id}, or {{ for a brace"};
  });
}

void check_text(const Cursor& cursor) {
  Text text;
  read_text(cursor, text);
}

const Wording& Text::choose(std::string_view asked, std::string_view of_file) const {
  for (const std::string_view wanted : {asked, language_of(asked), of_file}) {
    for (const Wording& wording : wordings_) {
      if (same(wording.locale, wanted)) return wording;
    }
  }
  return wordings_.front();
}

void read_text(const Cursor& cursor, Text& text) {
  const Json& value = cursor.value();
  if (!value.is_text() && (!value.is_object() || value.items().empty())) {
    return cursor.complain("wrong_type", [&] {
      return Said{"this is no text", R"(write a string, or one for each language: {"en": "…", "de": "…"})"};
    });
  }
  std::vector<Wording> wordings(value.is_text() ? 1 : value.items().size());
  for (std::size_t i = 0; i < wordings.size(); ++i) {
    if (value.is_text()) {
      read_pieces(cursor, wordings[i].pieces);
      continue;
    }
    const Cursor item(cursor, i);
    wordings[i].locale = item.value().name();
    if (!is_locale(wordings[i].locale)) complain_locale(item, wordings[i].locale);
    read_pieces(item, wordings[i].pieces);
  }
  text = Text(std::move(wordings));
}

void required_text(ObjectReader& object, std::string_view name, Text& text) {
  object.required(name, [&](const Cursor& c) { read_text(c, text); });
}

void optional_text(ObjectReader& object, std::string_view name, Text& text) {
  object.optional(name, [&](const Cursor& c) { read_text(c, text); });
}

const std::string& read_locale(const Cursor& cursor) {
  const std::string& locale = cursor.text();
  if (!locale.empty() && !is_locale(locale)) complain_locale(cursor, locale);
  return locale;
}

std::string plain_tag(std::string_view locale) {
  std::string tag(locale);
  std::transform(tag.begin(), tag.end(), tag.begin(), lower);
  return tag;
}

std::string_view direction_of(std::string_view locale) {
  // The languages of CLDR 44 whose likely script is Arabic, Hebrew, Thaana, Syriac or N'Ko, and that shops meet.
  return has_word("ar ckb dv fa he ps sd ur yi", plain_tag(language_of(locale))) ? "rtl" : "ltr";
}

}  // namespace touchstone
