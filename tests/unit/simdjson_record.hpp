#pragma once
// What a line says, read with simdjson's tree: to hold our own reader against.
#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/record.hpp"
#include "report/shape.hpp"

namespace touchstone {

/// Why a line is no record, or all that is kept of it, as a text to compare.
class SimdjsonRecord {
 public:
  std::string read(std::string_view line) {
    namespace dom = simdjson::dom;
    dom::element document;
    if (parser_.parse(line.data(), line.size()).get(document) != simdjson::SUCCESS) return "not JSON";
    dom::object object;
    if (document.get(object) != simdjson::SUCCESS) return "no object";
    const std::optional<std::string_view> id = first<std::string_view>(object, "response_id");
    if (!id || id->empty()) return "no response_id";
    const std::optional<std::uint64_t> revision = first<std::uint64_t>(object, "revision");
    if (!revision || *revision == 0 || *revision > 0xFFFFFFFF) return "no revision";
    const std::optional<dom::array> answers = first<dom::array>(object, "answers");
    if (!answers) return "no answers";
    std::string said = std::to_string(key_of(*id).high) + ' ' + std::to_string(key_of(*id).low) + ' ';
    const std::optional<std::string_view> status = first<std::string_view>(object, "status");
    const bool completed = status == "completed";
    const bool started = completed || answers->begin() != answers->end();
    const bool test = first<std::string_view>(object, "mode") == "test";
    said += std::to_string(*revision) + (test ? " test" : "") + (started ? " started" : "") +
            (completed ? " completed" : "") + (status == "dismissed" ? " dismissed" : "") + '\n';
    for (const char* const name : {"touchpoint", "survey", "locale", "variant", "definition_hash", "shown_at"}) {
      said += std::string(first<std::string_view>(object, name).value_or("(none)")) + '\n';
    }
    if (const auto context = first<dom::object>(object, "context")) {
      for (const auto& [name, value] : *context) said += std::string(name) + '\n';
    }
    scored_.clear();
    comments_.clear();
    for (const dom::element each : *answers) {
      if (dom::object answer; each.get(answer) == simdjson::SUCCESS) append_answer(answer, said);
    }
    return said + comments_;
  }

 private:
  /// The first member of that name whose value is of that kind.
  template <class T>
  static std::optional<T> first(const simdjson::dom::object& object, std::string_view name) {
    for (const auto& [key, value] : object) {
      if (T found; key == name && value.get(found) == simdjson::SUCCESS) return found;
    }
    return std::nullopt;
  }

  void append_answer(const simdjson::dom::object& answer, std::string& said) {
    const std::optional<std::string_view> type = first<std::string_view>(answer, "type");
    const std::string question(first<std::string_view>(answer, "question").value_or(""));
    const auto value = first<simdjson::dom::element>(answer, "value");
    if (const auto mark = mark_of(type, first<std::string_view>(answer, "variant"))) {
      if (std::find(scored_.begin(), scored_.end(), question) != scored_.end()) return;
      scored_.push_back(question);
      double number = 0;
      const bool is_number = value && value->get(number) == simdjson::SUCCESS;
      said += std::to_string(*mark) + ' ' + std::to_string(is_number ? point_mark_of(*mark, number) : not_on_scale) +
              ' ' + question + '\n';
      return;
    }
    if (!type || !value) return;
    std::string_view text;
    const bool is_text = value->get(text) == simdjson::SUCCESS;
    if (type == "text" && is_text) comments_ += question + ": " + std::string(text) + '\n';
    if (type != "choice") return;
    if (const auto other = first<std::string_view>(answer, "other")) {
      comments_ += question + ": " + std::string(*other) + '\n';
    }
    if (is_text) said += "choice " + question + ' ' + std::string(text) + '\n';
    if (simdjson::dom::array options; value->get(options) == simdjson::SUCCESS) {
      for (const simdjson::dom::element option : options) {
        if (option.get(text) == simdjson::SUCCESS) said += "choice " + question + ' ' + std::string(text) + '\n';
      }
    }
  }

  simdjson::dom::parser parser_;
  std::vector<std::string> scored_;
  std::string comments_;
};

/// The same of our own reader.
inline std::string said_by(RecordReader& reader, std::string_view line, std::size_t readable_behind = 0) {
  if (const std::string_view why = reader.read(line, readable_behind); !why.empty()) return std::string(why);
  std::string said = std::to_string(reader.key().high) + ' ' + std::to_string(reader.key().low) + ' ';
  const auto flag = [&](unsigned char bit, const char* name) { return (reader.flags() & bit) != 0 ? name : ""; };
  said += std::to_string(reader.revision()) + flag(test_flag, " test") + flag(started_flag, " started") +
          flag(completed_flag, " completed") + flag(dismissed_flag, " dismissed") + '\n';
  for (unsigned name = 0; name < RecordReader::names; ++name) {
    said += std::string(reader.text(static_cast<RecordReader::Name>(name)).value_or("(none)")) + '\n';
  }
  if (std::optional<JsonScanner> context = reader.context()) {
    std::string room;
    RawText name;
    for (bool more = context->enter_object() && context->next_member(name); more; more = context->next_member(name)) {
      said += std::string(decoded(name, room)) + '\n';
      context->skip();
    }
  }
  for (std::size_t place = 0; place < reader.answer_count(); ++place) {
    ShapeReader answer(reader.answer(place));
    const unsigned char mark = answer.byte();
    if (mark == choice_mark) {
      said += "choice " + std::string(answer.text().value_or(""));
      said += ' ' + std::string(answer.text().value_or("")) + '\n';
    } else {
      said += std::to_string(mark) + ' ' + std::to_string(answer.byte());
      said += ' ' + std::string(answer.text().value_or("")) + '\n';
    }
  }
  for (std::size_t place = 0; place < reader.comment_count(); ++place) {
    const RecordReader::Comment comment = reader.comment(place);
    said += std::string(comment.question) + ": " + std::string(comment.text) + '\n';
  }
  return said;
}

}  // namespace touchstone
