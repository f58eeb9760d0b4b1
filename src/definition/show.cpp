#include "definition/show.hpp"

#include "base/utf8.hpp"
#include "base/words.hpp"

namespace touchstone {
namespace {

constexpr double ten_years = 3'650;  // in days

void read_rest(const Cursor& cursor, Rest& rest) {
  if (!cursor.value().is_object()) {
    rest.days[0] = rest.days[1] = rest.days[2] = cursor.number(0, ten_years);
    return;
  }
  ObjectReader object(cursor, "\"not_again_for_days\"");
  for (std::size_t i = 0; i < outcome_count; ++i) {
    object.optional_number(word_at(outcome_names, i), 0, ten_years, rest.days[i]);
  }
  object.finish();
}

void read_moment(const Cursor& cursor, bool as_end, UnixMs& moment) {
  const std::string& text = cursor.text();
  if (is_moment(text)) {
    moment = moment_of(text, as_end);
  } else if (!text.empty()) {
    cursor.complain("bad_date", [&] {
      return Said{joined({"\"", beginning(text, 40), "\" is no day"}), "write 2026-11-30, or 2026-11-30T18:00:00Z"};
    });
  }
}

}  // namespace

const std::string& read_touchpoint(const Cursor& cursor) {
  const std::string& name = cursor.text();
  constexpr std::size_t longest = 100;
  if (name.size() > longest)
    cursor.complain("too_long", [&] { return Said{"this name is too long", "at most 100 bytes"}; });
  return name;
}

void optional_rest(ObjectReader& object, Rest& rest) {
  object.optional("not_again_for_days", [&](const Cursor& c) { read_rest(c, rest); });
}

void read_show(const Cursor& cursor, Show& show) {
  ObjectReader object(cursor, "\"show\"");
  constexpr double one_day = 86'400;
  constexpr unsigned most_shows = 1'000;
  constexpr std::size_t most_cancelling = 20;
  object.optional_number("after_seconds", 0, one_day, show.after_seconds);
  object.optional_boolean("follow", show.follows);
  object.optional("cancel_on", [&](const Cursor& list) {
    if (!list.is_list(1, most_cancelling)) return;
    for (std::size_t i = 0; i < list.count(); ++i) read_touchpoint(Cursor(list, i));
    show.cancel_on = list.value();
  });
  object.optional_boolean("on_payment_pages", show.on_payment_pages);
  optional_rule(object, "when", show.when);
  object.optional_number("sample_percent", 0, 100, show.sample_percent);
  optional_rest(object, show.rest);
  object.optional_count("max_shows", 1, most_shows, show.max_shows);
  object.optional("from", [&](const Cursor& c) { read_moment(c, false, show.from); });
  object.optional("until", [&](const Cursor& c) { read_moment(c, true, show.until); });
  object.optional_boolean("needs_storage", show.needs_storage);
  object.finish();
}

}  // namespace touchstone
