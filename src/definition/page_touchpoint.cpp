#include "definition/page_touchpoint.hpp"

#include "base/words.hpp"
#include "definition/show.hpp"

namespace touchstone {
namespace {

constexpr std::size_t most_touchpoints = 100;
constexpr std::size_t most_patterns = 20;
constexpr std::size_t most_parameters = 20;

void check_pattern(const Cursor& cursor) {
  const std::string& text = cursor.text();
  constexpr std::size_t longest = 500;
  if (text.size() > longest)
    cursor.complain("too_long", [&] { return Said{"this text is too long", "at most 500 bytes"}; });
}

/// A pattern, or several of which one has to fit.
void check_patterns(const Cursor& cursor) {
  if (!cursor.value().is_array()) return check_pattern(cursor);
  for (std::size_t i = 0; cursor.is_list(1, most_patterns) && i < cursor.count(); ++i) check_pattern(Cursor(cursor, i));
}

void check_page(const Cursor& cursor) {
  ObjectReader object(cursor, "a page");
  for (const std::string_view part : {"host", "path", "hash"}) object.optional(part, check_patterns);
  object.optional("query", [](const Cursor& query) {
    if (!query.is(Json::Kind::object) || !query.has_count(1, most_parameters)) return;
    for (std::size_t i = 0; i < query.count(); ++i) check_patterns(Cursor(query, i));
  });
  object.finish();
}

void check_certain(const Cursor& cursor) {
  if (cursor.is(Json::Kind::boolean) && !cursor.value().boolean()) {
    cursor.complain("out_of_range", [&] { return Said{"false is not a moment", "write true, or leave it out"}; });
  }
}

void check_moment(const Cursor& cursor) {
  constexpr double one_day = 86'400;
  constexpr double shortest_idling = 5;
  if (cursor.is(Json::Kind::object) && cursor.count() > 1) {
    cursor.complain("conflict", [&] {
      return Said{"\"on\" names one moment", "for another one write another touchpoint of the same name"};
    });
  }
  ObjectReader object(cursor, "\"on\"");
  for (const std::string_view seen : {"appears", "clicked"}) object.optional(seen, check_pattern);
  object.optional("scrolled_percent", [](const Cursor& c) { c.number(1, 100); });
  object.optional("seconds", [](const Cursor& c) { c.number(1, one_day); });
  object.optional("idle_seconds", [](const Cursor& c) { c.number(shortest_idling, one_day); });
  for (const std::string_view comes : {"exit_intent", "returned"}) object.optional(comes, check_certain);
  object.finish();
  if (cursor.value().is_object()) cursor.has_count(1, cursor.count() + 1);
}

void check_touchpoint(const Cursor& cursor) {
  ObjectReader object(cursor, "a touchpoint");
  object.required("name", [](const Cursor& c) { read_touchpoint(c); });
  object.optional("page", check_page);
  object.optional("on", check_moment);
  object.finish();
}

}  // namespace

void check_page_touchpoints(const Cursor& list) {
  if (!list.is_list(0, most_touchpoints)) return;
  for (std::size_t i = 0; i < list.count(); ++i) check_touchpoint(Cursor(list, i));
}

}  // namespace touchstone
