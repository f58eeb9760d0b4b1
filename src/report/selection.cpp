#include "report/selection.hpp"

#include <algorithm>

#include "base/time.hpp"
#include "base/words.hpp"
#include "report/shape.hpp"

namespace touchstone {
namespace {

/// In the order of `RecordReader::Name`.
constexpr std::string_view value_names = "touchpoint survey locale variant";

void read_day(const Cursor& cursor, std::string& day) {
  day = cursor.text();
  if (day.size() == 10 && begins_with_day(day)) return;
  cursor.complain("not_a_day", [] { return Said{"this is no day", R"(write one as "2026-11-30")"}; });
}

bool is_meant(const ResponseGroup& group, const ReportFilter& filter) {
  for (std::size_t name = 0; name < filter.values.size(); ++name) {
    if (!filter.values[name]) continue;
    const std::vector<std::string>& wanted = *filter.values[name];
    const std::optional<std::string>& value = group.values[name];
    if (!value || std::find(wanted.begin(), wanted.end(), *value) == wanted.end()) return false;
  }
  return true;
}

}  // namespace

void read_filter(const Cursor& cursor, ReportFilter& filter) {
  ObjectReader object(cursor, "a filter");
  object.optional("from", [&](const Cursor& c) { read_day(c, filter.from); });
  object.optional("to", [&](const Cursor& c) { read_day(c, filter.to); });
  for (std::size_t name = 0; name < filter.values.size(); ++name) {
    object.optional(word_at(value_names, name), [&](const Cursor& c) {
      constexpr std::size_t most = 10'000;
      filter.values[name] =
          read_list<std::string>(c, 0, most, [](const Cursor& item, std::string& text) { text = item.text(); });
    });
  }
  object.finish();
}

Selection::Selection(const ResponseStore& store, const ReportFilter& filter) : store_(store) {
  for (const ResponseGroup& group : store.groups()) {
    const bool meant = is_meant(group, filter);
    groups_.push_back(meant ? 1 : 0);
    live_groups_.push_back(meant && (group.flags & test_flag) == 0 ? 1 : 0);
  }
  // Written as they are, days stand in the order of time.
  for (std::uint32_t number = 0; number < store.day_count(); ++number) {
    const std::string_view day = store.day(number);
    const bool meant =
        (filter.from.empty() || day >= filter.from) && (filter.to.empty() || (!day.empty() && day <= filter.to));
    days_.push_back(meant ? 1 : 0);
  }
}

}  // namespace touchstone
