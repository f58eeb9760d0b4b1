// missing_locale, missing_translation, locale_without_text.
#include <algorithm>

#include "base/words.hpp"
#include "definition/text.hpp"
#include "lint/checks.hpp"

namespace touchstone {
namespace {

struct Language {
  std::string tag;  // as plain_tag writes it
  std::string_view written;
};

/// What is no language tag may have been meant for any language.
bool has_bad_tag(const Written& text, const Faults& faults) {
  for (std::size_t i = 0; faults.touch(text.pointer()) && i < text.count(); ++i) {
    if (faults.at(text.item(i).pointer(), "bad_locale")) return true;
  }
  return false;
}

/// The languages of all texts, in the order in which they first appear.
std::vector<Language> languages_of(const Checked& file) {
  std::vector<Language> languages;
  for (const TextPlace& text : file.texts) {
    if (has_bad_tag(text.node, file.faults)) continue;
    for (const Json& wording : text.node.value().items()) {
      std::string tag = plain_tag(wording.name());
      const bool known =
          std::any_of(languages.begin(), languages.end(), [&](const Language& each) { return each.tag == tag; });
      if (!known) languages.push_back({std::move(tag), wording.name()});
    }
  }
  return languages;
}

/// Whether a visitor with that language finds a wording: the same, or the language without its region.
bool speaks(const Json& text, std::string_view tag) {
  const std::string_view plain = tag.substr(0, tag.find('-'));
  return std::any_of(text.items().begin(), text.items().end(), [&](const Json& wording) {
    const std::string has = plain_tag(wording.name());
    return has == tag || has == plain;
  });
}

/// Marks and digits are the same in every language, and so is what is inserted.
bool has_letters(std::string_view text) {
  const std::list<Piece> pieces = take_apart(text, false).pieces;
  return std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
    return std::any_of(piece.text.begin(), piece.text.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    });
  });
}

}  // namespace

void check_languages(const Checked& file, Report& report) {
  const std::vector<Language> languages = languages_of(file);
  for (const TextPlace& text : file.texts) {
    const Json& value = text.node.value();
    if (value.is_text()) {
      if (languages.size() < 2 || !has_letters(value.text())) continue;
      report.advise("missing_translation", text.node, "this is the same in every language, and other texts are not",
                    R"(write one for each language: {"en": "…", "de": "…"})");
      continue;
    }
    if (has_bad_tag(text.node, file.faults)) continue;
    std::string missing;
    for (const Language& language : languages) {
      if (speaks(value, language.tag)) continue;
      missing += joined({missing.empty() ? "" : ", ", "\"", language.written, "\""});
    }
    if (missing.empty()) continue;
    report.error("missing_locale", text.node, joined({"other texts are there in ", missing, ", this one is not"}),
                 joined({"add ", missing}));
  }
  const std::string& locale = file.definition.locale;
  const std::string tag = plain_tag(locale);
  const bool spoken = std::any_of(file.texts.begin(), file.texts.end(), [&](const TextPlace& text) {
    return text.node.value().is_object() && speaks(text.node.value(), tag);
  });
  // Where something could not be read, such a text may stand there.
  if (locale.empty() || languages.empty() || spoken || !file.faults.none()) return;
  report.advise("locale_without_text", file.root.member("locale"),
                joined({"no text is there in \"", locale, "\", so visitors of other languages get \"",
                        languages.front().written, "\""}),
                "name a language that the texts have");
}

}  // namespace touchstone
