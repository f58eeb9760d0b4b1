#include "collector/posted.hpp"

#include <string>
#include <utility>

#include "base/json_read.hpp"
#include "base/reader.hpp"
#include "base/words.hpp"

namespace touchstone {
namespace {

Error too_big() {
  return {.code = "too_big", .message = "the record is too big", .hint = "at most 65,536 bytes are allowed"};
}

bool begins_list(std::string_view body) {
  const std::size_t first = body.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && body[first] == '[';
}

/// Each layer around a record adds a level.
unsigned levels_around(BodyForm form, bool is_list) {
  const bool is_event = form != BodyForm::json;
  return (is_event ? 1U : 0U) + (is_list ? 1U : 0U);
}

/// The attributes that every event has, and `data`, which must be a record.
Record read_event(const Cursor& cursor) {
  Record record;
  ObjectReader event(cursor, "an event");
  event.required("specversion", [](const Cursor& c) {
    const std::string& version = c.text();
    if (version.empty() || version == "1.0") return;
    c.complain("unknown_version", [] { return Said{"this version of CloudEvents is not known", "write \"1.0\""}; });
  });
  for (const char* name : {"id", "source", "type"}) event.required(name, [](const Cursor& c) { c.text(); });
  event.optional("datacontenttype", [](const Cursor& c) {
    const std::string& type = c.text();
    if (type.empty() || type.starts_with("application/json") || type.find("+json") != std::string::npos) return;
    c.complain("wrong_type", [] { return Said{"the event's data is not JSON", "write \"application/json\""}; });
  });
  event.required("data", [&](const Cursor& c) { record = read_record(c); });
  return record;
}

Record read_item(const Cursor& cursor, BodyForm form) {
  switch (form) {
    case BodyForm::json:
      return read_record(cursor);
    case BodyForm::cloudevent:
    case BodyForm::cloudevent_batch:
      return read_event(cursor);
  }
  return {};
}

PostedItem judge_item(Record record, Problems problems) {
  PostedItem item;
  const bool is_good = problems.none();
  item.errors = std::move(problems).take();
  if (is_good && record.json.size() > Record::most_bytes) {
    item.errors.push_back(too_big());
  } else if (is_good) {
    item.record = std::move(record);
  }
  return item;
}

}  // namespace

Posted read_posted(std::string_view body, BodyForm form) {
  Posted posted{.is_list = form == BodyForm::cloudevent_batch || (form == BodyForm::json && begins_list(body))};
  if (body.size() > (posted.is_list ? most_list_bytes : most_bytes_of(form)) ||
      (form == BodyForm::json && !posted.is_list && body.size() > Record::most_bytes)) {
    posted.defect = Defect::too_big;
    posted.errors.push_back(too_big());
    return posted;
  }
  const unsigned depth = Record::most_levels + levels_around(form, posted.is_list);
  JsonRead json = read_json(body, {.bytes = body.size(), .depth = depth});
  if (!json.value) {
    const bool is_malformed = !json.errors.empty() && json.errors.back().code == "syntax";
    posted.defect = is_malformed ? Defect::malformed : Defect::invalid;
    posted.errors = std::move(json.errors);
    return posted;
  }
  Problems problems(body);
  for (Error& error : json.errors) problems.add_placed(std::move(error));
  const Cursor root(*json.value, problems);
  if (!posted.is_list) {
    Record record = read_item(root, form);
    posted.items.push_back(judge_item(std::move(record), std::move(problems)));
    return posted;
  }
  // A name that stands twice is a mistake in the text, whichever record it is in: none of them can be trusted.
  if (!problems.none() || !root.is_list(1, most_records)) {
    posted.errors = std::move(problems).take();
    return posted;
  }
  for (std::size_t i = 0; i < root.count(); ++i) {
    Problems own(body);
    const Cursor list(*json.value, own);
    Record record = read_item(Cursor(list, i), form);
    posted.items.push_back(judge_item(std::move(record), std::move(own)));
  }
  return posted;
}

}  // namespace touchstone
