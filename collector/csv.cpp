#include "collector/csv.hpp"

#include <string_view>

#include "base/json_read.hpp"
#include "base/json_write.hpp"

namespace touchstone {
namespace {

constexpr auto head =
    "response_id,revision,status,mode,survey,variant,definition_hash,touchpoint,locale,page,shown_at,updated_at,"
    "received_at,trust,context,question,type,metric,value,segment,other\r\n";

std::string value_cell(const Json& value) {
  switch (value.kind()) {
    case Json::Kind::null:
      return "";
    case Json::Kind::boolean:
    case Json::Kind::number:
      return write_json(value);  // a number is no formula, be it -3
    case Json::Kind::text:
      return csv_cell(value.text());
    case Json::Kind::object:
      return csv_cell(write_json(value));
    case Json::Kind::array:
      break;
  }
  std::string list;
  for (const Json& item : value.items()) {
    if (!list.empty()) list += ';';
    list += item.is_text() ? item.text() : write_json(item);
  }
  return csv_cell(list);
}

/// Empty where the member is missing.
std::string member_cell(const Json& object, std::string_view name) {
  const Json* member = object.find(name);
  return member == nullptr ? "" : value_cell(*member);
}

}  // namespace

std::string csv_head() { return head; }

std::string csv_cell(const std::string& text) {
  constexpr std::string_view formula = "=+-@\t\r\n";
  std::string cell = "\"";
  if (!text.empty() && formula.find(text.front()) != std::string_view::npos) cell += '\'';
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + '"';
}

std::string csv_lines(const Row& row) {
  const JsonRead read = read_json(row.record);
  if (!read.value) return "";
  const Json& record = *read.value;
  std::string common;
  for (const char* name : {"response_id", "revision", "status", "mode", "survey", "variant", "definition_hash",
                           "touchpoint", "locale", "page", "shown_at", "updated_at"}) {
    common += member_cell(record, name) + ',';
  }
  common += csv_cell(row.received_at) + ',' + csv_cell(row.trust) + ',' + member_cell(record, "context");
  const Json* answers = record.find("answers");
  if (answers == nullptr || answers->items().empty()) return common + ",,,,,,\r\n";
  std::string lines;
  for (const Json& answer : answers->items()) {
    lines += common;
    for (const char* name : {"question", "type", "variant", "value", "segment", "other"}) {
      lines += ',' + member_cell(answer, name);
    }
    lines += "\r\n";
  }
  return lines;
}

}  // namespace touchstone
