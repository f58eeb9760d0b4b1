#include "definition/show.hpp"

#include "base/utf8.hpp"
#include "base/words.hpp"

namespace touchstone {
namespace {

double read_days(const Cursor& cursor) {
  constexpr double ten_years = 3'650;
  return cursor.number(0, ten_years);
}

void read_moment(const Cursor& cursor, bool as_end, UnixMs& moment) {
  const std::string text = cursor.text();
  if (is_moment(text)) {
    moment = moment_of(text, as_end);
  } else if (!text.empty()) {
    cursor.complain("bad_date", [&] {
      return Said{joined({"\"", beginning(text, 40), "\" is no day"}), "write 2026-11-30, or 2026-11-30T18:00:00Z"};
    });
  }
}

}  // namespace

std::string read_touchpoint(const Cursor& cursor) {
  std::string name = cursor.text();
  constexpr std::size_t longest = 100;
  if (name.size() > longest)
    cursor.complain("too_long", [&] { return Said{"this name is too long", "at most 100 bytes"}; });
  return name;
}

void read_rest(const Cursor& cursor, Rest& rest) {
  if (!cursor.value().is_object()) {
    rest.days[0] = rest.days[1] = rest.days[2] = read_days(cursor);
    return;
  }
  ObjectReader object(cursor, "\"not_again_for_days\"");
  for (std::size_t i = 0; i < outcome_count; ++i) {
    object.optional(word_at(outcome_names, i), [&](const Cursor& c) { rest.days[i] = read_days(c); });
  }
  object.finish();
}

void read_show(const Cursor& cursor, Show& show) {
  ObjectReader object(cursor, "\"show\"");
  constexpr double one_day = 86'400;
  constexpr unsigned most_shows = 1'000;
  constexpr std::size_t most_cancelling = 20;
  object.optional("after_seconds", [&](const Cursor& c) { show.after_seconds = c.number(0, one_day); });
  object.optional_boolean("follow", show.follows);
  object.optional("cancel_on", [&](const Cursor& list) {
    show.cancel_on = read_list<std::string>(list, 1, most_cancelling,
                                            [](const Cursor& c, std::string& name) { name = read_touchpoint(c); });
  });
  object.optional_boolean("on_payment_pages", show.on_payment_pages);
  object.optional("when", [&](const Cursor& c) { read_rule(c, show.when); });
  object.optional("sample_percent", [&](const Cursor& c) { show.sample_percent = c.number(0, 100); });
  object.optional("not_again_for_days", [&](const Cursor& c) { read_rest(c, show.rest); });
  object.optional("max_shows", [&](const Cursor& c) { show.max_shows = c.count_number(1, most_shows); });
  object.optional("from", [&](const Cursor& c) { read_moment(c, false, show.from); });
  object.optional("until", [&](const Cursor& c) { read_moment(c, true, show.until); });
  object.optional_boolean("needs_storage", show.needs_storage);
  object.finish();
}

}  // namespace touchstone
