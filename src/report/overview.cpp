#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/json_write.hpp"
#include "base/words.hpp"
#include "report/answers.hpp"
#include "report/points.hpp"
#include "report/shape.hpp"
#include "scoring/metric_names.hpp"
#include "scoring/write.hpp"

namespace touchstone {
namespace {

using Name = RecordReader::Name;

/// A wording of a survey, and when it was first shown.
struct Wording {
  std::uint64_t responses = 0;
  std::string first_shown_at;
};

struct Extent {
  std::uint64_t responses = 0;
  std::uint64_t test = 0;
  std::string_view first_day;
  std::string_view last_day;
  std::map<std::pair<std::string, std::string>, Wording> wordings;
};

/// Days in the order of time, by their numbers. That of no day is 0.
std::vector<std::uint32_t> day_places(const ResponseStore& store) {
  std::map<std::string_view, std::uint32_t> places{{"", 0}};
  for (std::uint32_t number = 0; number < store.day_count(); ++number) places[store.day(number)] = number;
  std::vector<std::uint32_t> place_of(store.day_count());
  std::uint32_t place = 0;
  for (const auto& [day, number] : places) {
    if (!day.empty()) place_of[number] = ++place;
  }
  return place_of;
}

/// How many of one group, and the first moment of it.
struct Seen {
  std::uint64_t responses = 0;
  /// The day's place and milliseconds.
  std::uint64_t first = none;
  std::string moment = {};

  static constexpr std::uint64_t none = 0xFFFFFFFFFFFFFFFF;
};

/// By group. Widens `extent` to the days of those that are not in test mode.
std::vector<Seen> look_through(const Selection& selection, Extent& extent) {
  const ResponseStore& store = selection.store();
  const std::vector<std::uint32_t> places = day_places(store);
  std::vector<Seen> seen(store.groups().size());
  std::vector<bool> days(store.day_count());
  selection.for_each(true, [&](const ResponseStore::Row& row) {
    Seen& group = seen[row.group];
    ++group.responses;
    if (places[row.day] == 0) return;
    days[row.day] = days[row.day] || (store.groups()[row.group].flags & test_flag) == 0;
    const std::uint64_t moment = std::uint64_t{places[row.day]} << 32 | row.ms;
    if (moment >= group.first) return;
    group.first = moment;
    group.moment = moment_text(store, row);
  });
  for (std::uint32_t number = 0; number < days.size(); ++number) {
    const std::string_view day = store.day(number);
    if (!days[number]) continue;
    if (extent.first_day.empty() || day < extent.first_day) extent.first_day = day;
    if (day > extent.last_day) extent.last_day = day;
  }
  return seen;
}

Extent extent_of(const Selection& selection) {
  const ResponseStore& store = selection.store();
  Extent extent;
  const std::vector<Seen> seen = look_through(selection, extent);
  for (std::size_t number = 0; number < seen.size(); ++number) {
    const ResponseGroup& group = store.groups()[number];
    extent.responses += seen[number].responses;
    if ((group.flags & test_flag) != 0) {
      extent.test += seen[number].responses;
    } else if (seen[number].responses > 0) {
      const auto& values = group.values;
      Wording& wording =
          extent.wordings[{values[Name::survey].value_or(""), values[Name::definition_hash].value_or("")}];
      wording.responses += seen[number].responses;
      const std::string& moment = seen[number].moment;
      if (moment.empty()) continue;
      if (wording.first_shown_at.empty() || moment < wording.first_shown_at) wording.first_shown_at = moment;
    }
  }
  return extent;
}

/// Which numbers of all rows are in use: replaced revisions leave groups and lists behind.
struct Used {
  std::vector<bool> groups;
  /// By those that are not in test mode.
  std::vector<bool> answers;
};

Used used_in(const ResponseStore& store) {
  Used used{std::vector<bool>(store.groups().size()), std::vector<bool>(store.answers_count())};
  for (std::size_t number = 0; number < store.size(); ++number) {
    const ResponseStore::Row& row = store.row(number);
    used.groups[row.group] = true;
    if ((store.groups()[row.group].flags & test_flag) == 0) used.answers[row.answers] = true;
  }
  return used;
}

void write_values(JsonWriter& out, std::string_view name, const ResponseStore& store, const Used& used, Name value) {
  std::set<std::string> values;
  for (std::size_t number = 0; number < used.groups.size(); ++number) {
    const std::optional<std::string>& text = store.groups()[number].values[value];
    if (used.groups[number] && text) values.insert(*text);
  }
  out.name(name);
  out.open_array();
  for (const std::string& each : values) out.text(each);
  out.close_array();
}

void write_metrics(JsonWriter& out, const ResponseStore& store, const Used& used) {
  out.name("metrics");
  out.open_array();
  for (unsigned metric = 0; metric < metric_count; ++metric) {
    const auto firsts = first_points(store, static_cast<Metric>(metric));
    bool is_answered = false;
    for (std::size_t list = 0; list < firsts.size(); ++list) {
      is_answered = is_answered || (used.answers[list] && firsts[list]);
    }
    if (is_answered) out.text(word_at(metric_names, metric));
  }
  out.close_array();
}

void write_wordings(JsonWriter& out, const Extent& extent) {
  using Item = std::pair<std::pair<std::string, std::string>, Wording>;
  std::vector<Item> wordings(extent.wordings.begin(), extent.wordings.end());
  std::sort(wordings.begin(), wordings.end(), [](const Item& left, const Item& right) {
    return std::tie(left.first.first, left.second.first_shown_at) <
           std::tie(right.first.first, right.second.first_shown_at);
  });
  out.name("definitions");
  out.open_array();
  for (const auto& [key, wording] : wordings) {
    out.open_object();
    out.member("survey", key.first);
    out.member("definition_hash", key.second);
    write_member_text(out, "first_shown_at", unless_empty(wording.first_shown_at));
    out.member_number("responses", static_cast<double>(wording.responses));
    out.close_object();
  }
  out.close_array();
}

}  // namespace

std::string answer_overview(const Selection& selection, const ReportLines& lines) {
  const ResponseStore& store = selection.store();
  const Extent extent = extent_of(selection);
  const Used used = used_in(store);
  std::string text;
  JsonWriter out(text);
  out.open_object();
  out.member_number("lines", static_cast<double>(lines.count));
  out.member_number("responses", static_cast<double>(extent.responses));
  out.member_number("test", static_cast<double>(extent.test));
  out.member_number("malformed", static_cast<double>(lines.malformed_count));
  out.name("first_malformed");
  out.open_array();
  for (const ReportLines::Malformed& each : lines.malformed) {
    out.open_object();
    out.member_number("line", static_cast<double>(each.line));
    out.member("why", each.why);
    out.close_object();
  }
  out.close_array();
  write_member_text(out, "first_day", unless_empty(extent.first_day));
  write_member_text(out, "last_day", unless_empty(extent.last_day));
  write_values(out, "touchpoints", store, used, Name::touchpoint);
  write_values(out, "surveys", store, used, Name::survey);
  write_values(out, "locales", store, used, Name::locale);
  write_values(out, "variants", store, used, Name::variant);
  write_metrics(out, store, used);
  write_wordings(out, extent);
  out.member_number("memory_bytes", static_cast<double>(store.bytes()));
  out.close_object();
  return text;
}

}  // namespace touchstone
