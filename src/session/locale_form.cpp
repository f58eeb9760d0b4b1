#include "session/locale_form.hpp"

#include <algorithm>

#include "base/decimal.hpp"
#include "base/words.hpp"
#include "definition/text.hpp"

namespace touchstone {
namespace {

/// How a language, or one of its regions, writes.
struct Form {
  /// Language tags in lower case.
  std::string_view locales;
  char decimal;
  /// Between groups of three digits.
  std::string_view group;
  /// Whole digits from which there are groups.
  std::size_t grouped_from;
  /// d, m and y are the day's parts, two digits where doubled; everything else stands for itself.
  std::string_view day;
};

constexpr std::string_view space = "\u00A0";
constexpr std::string_view thin_space = "\u202F";

// The first that names the whole tag counts, else the first that names its language.
constexpr Form forms[] = {
    {"de-ch de-li", '.', "'", 4, "d.m.y"},
    {"de-at nb nn no fi", ',', space, 4, "d.m.y"},
    {"de da is", ',', ".", 4, "d.m.y"},
    {"en-ca", '.', ",", 4, "y-mm-dd"},
    {"en-gb en-au", '.', ",", 4, "dd/mm/y"},
    {"en-ie en-nz en-in es-mx ar", '.', ",", 4, "d/m/y"},
    {"en", '.', ",", 4, "m/d/y"},
    {"fr", ',', thin_space, 4, "dd/mm/y"},
    {"es", ',', ".", 5, "d/m/y"},
    {"it", ',', ".", 5, "dd/mm/y"},
    {"nl", ',', ".", 4, "d-m-y"},
    {"pl et", ',', space, 5, "d.m.y"},
    {"sv lt", ',', space, 4, "y-mm-dd"},
    {"pt-pt", ',', space, 5, "dd/mm/y"},
    {"pt", ',', ".", 4, "dd/mm/y"},
    {"cs sk", ',', space, 4, "d. m. y"},
    {"tr ro", ',', ".", 4, "dd.mm.y"},
    {"uk ru", ',', space, 4, "dd.mm.y"},
    {"id vi el", ',', ".", 4, "d/m/y"},
    {"hu", ',', space, 5, "y. mm. dd."},
    {"hr", ',', ".", 4, "dd. mm. y."},
    {"sl", ',', ".", 5, "d. m. y"},
    {"bg", ',', space, 5, "d.m.y \u0433."},
    {"he", '.', ",", 4, "d.m.y"},
    {"ja zh", '.', ",", 4, "y/m/d"},
    {"ko", '.', ",", 4, "y. m. d."},
};
constexpr Form unknown{"", '.', ",", 4, "y-mm-dd"};

const Form& form_of(std::string_view locale) {
  const std::string tag = plain_tag(locale);
  const std::string_view language = std::string_view(tag).substr(0, tag.find('-'));
  for (const std::string_view wanted : {std::string_view(tag), language}) {
    for (const Form& form : forms) {
      if (has_word(form.locales, wanted)) return form;
    }
  }
  return unknown;
}

}  // namespace

std::string number_in(std::string_view locale, double number) {
  std::string text = write_decimal(number);
  if (text.find_first_not_of("-.0123456789") != std::string::npos) return text;  // 1e21
  const Form& form = form_of(locale);
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  const std::size_t point = std::min(text.find('.'), text.size());
  if (point < text.size()) text[point] = form.decimal;
  if (point - first >= form.grouped_from) {
    for (std::size_t at = point; at > first + 3; text.insert(at, form.group)) at -= 3;
  }
  return text;
}

std::string day_in(std::string_view locale, std::string_view day) {
  const std::string_view form = form_of(locale).day;
  std::string text;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] == 'y') {
      text += day.substr(0, 4);
    } else if (form[i] == 'm' || form[i] == 'd') {
      const std::string_view digits = day.substr(form[i] == 'm' ? 5 : 8, 2);
      const bool doubled = form.substr(i + 1, 1) == form.substr(i, 1);
      text += digits.substr(doubled || digits[0] != '0' ? 0 : 1);
      if (doubled) ++i;
    } else {
      text += form[i];
    }
  }
  return text;
}

}  // namespace touchstone
