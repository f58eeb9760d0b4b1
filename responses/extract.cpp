#include "responses/extract.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "report/shape.hpp"
#include "responses/members.hpp"

namespace touchstone {
namespace {

namespace dom = simdjson::dom;

void append_dimension(std::string& shape, const Dimension& dimension, const Members& members) {
  switch (dimension.kind) {
    case Dimension::Kind::touchpoint:
      return append(shape, members.touchpoint);
    case Dimension::Kind::survey:
      return append(shape, members.survey);
    case Dimension::Kind::locale:
      return append(shape, members.locale);
    case Dimension::Kind::variant:
      return append(shape, members.variant);
    case Dimension::Kind::question:
      return append_no_text(shape);  // comes with each answer
    case Dimension::Kind::day:
      if (const std::string_view moment = members.shown_at.value_or(""); period_of(dimension.kind, moment).empty()) {
        return append_no_text(shape);
      } else {
        return append_text(shape, moment.substr(0, 10));
      }
    case Dimension::Kind::week:
    case Dimension::Kind::month: {
      const std::string period = period_of(dimension.kind, members.shown_at.value_or(""));
      return period.empty() ? append_no_text(shape) : append_text(shape, period);
    }
    case Dimension::Kind::context: {
      const std::optional<std::string> value = context_value(members.context, dimension.context_key());
      return value ? append_text(shape, *value) : append_no_text(shape);
    }
  }
}

/// A question that is answered twice in one record, which collectors refuse, counts once.
bool is_answered(const std::vector<std::string_view>& questions, std::string_view question) {
  return std::find(questions.begin(), questions.end(), question) != questions.end();
}

}  // namespace

struct Extractor::Parts {
  const std::vector<Dimension>& dimensions;
  Details details;
  ShapeCache cache;
  Latest& latest;

  dom::parser parser;
  std::string shape;
  std::vector<std::string_view> questions;
  std::array<std::vector<Entry>, Latest::parts> waiting;

  std::uint64_t lines = 0;
  std::vector<std::pair<std::size_t, std::size_t>> block_lines;
  std::uint64_t malformed_count = 0;
  std::vector<Malformed> malformed;

  Parts(const std::vector<Dimension>& by, const Details& what, Shapes& all, Latest& into)
      : dimensions(by), details(what), cache(all), latest(into) {
    parser.threaded = false;
    for (auto& each : waiting) each.reserve(waiting_entries);
  }

  /// Enough that a table is in the cache while it takes them.
  static constexpr std::size_t waiting_entries = 512;

  void put(const Entry& entry) {
    const std::size_t part = Latest::part_of(entry.key);
    std::vector<Entry>& entries = waiting[part];
    entries.push_back(entry);
    if (entries.size() < waiting_entries) return;
    latest.put(part, entries);
    entries.clear();
  }

  void append_answers(const dom::array& answers) {
    questions.clear();
    for (const dom::element each : answers) {
      const std::optional<dom::object> object = get<dom::object>(each);
      if (!object) continue;
      const Answer answer = read_answer(*object);
      const std::optional<unsigned char> metric = metric_of(answer);
      if (!metric) {
        append_detail(answer);
        continue;
      }
      const std::string_view question = answer.question.value_or("");
      if (is_answered(questions, question)) continue;
      questions.push_back(question);
      shape += static_cast<char>(*metric);
      shape += static_cast<char>(point_in(answer, *metric));
      append_text(shape, question);
    }
  }

  void append_marked(unsigned char mark, const Answer& answer, std::string_view text) {
    shape += static_cast<char>(mark);
    append_text(shape, answer.question.value_or(""));
    append_text(shape, text);
  }

  void append_detail(const Answer& answer) {
    if (!answer.value || !answer.type) return;
    const std::optional<std::string_view> text = text_of(*answer.value);
    if (details.comments && *answer.type == "text" && text) append_marked(comment_mark, answer, *text);
    if (*answer.type != "choice") return;
    if (details.comments && answer.other) append_marked(comment_mark, answer, *answer.other);
    if (!details.choices) return;
    if (text) append_marked(choice_mark, answer, *text);
    const std::optional<dom::array> options = get<dom::array>(*answer.value);
    if (!options) return;
    for (const dom::element option : *options) {
      if (const auto id = text_of(option)) append_marked(choice_mark, answer, *id);
    }
  }

  /// Takes one record. Answers why it is none; empty where it is one.
  std::string_view take(const dom::element& document) {
    const std::optional<dom::object> object = get<dom::object>(document);
    if (!object) return "no object";
    Members members;
    for (const dom::key_value_pair& field : *object) read_member(field.key, field.value, members);
    if (!members.response_id || members.response_id->empty()) return "no response_id";
    constexpr std::uint64_t highest_revision = 0xFFFFFFFF;
    if (!members.revision || *members.revision == 0 || *members.revision > highest_revision) return "no revision";
    if (!members.answers) return "no answers";
    const bool completed = members.status == "completed";
    const bool started = completed || members.answers->begin() != members.answers->end();
    shape.clear();
    shape += static_cast<char>((members.mode == "test" ? test_flag : 0) | (started ? started_flag : 0) |
                               (completed ? completed_flag : 0));
    for (const Dimension& dimension : dimensions) append_dimension(shape, dimension, members);
    const std::size_t group_length = shape.size();
    append_answers(*members.answers);
    put({.key = key_of(*members.response_id),
         .revision = static_cast<std::uint32_t>(*members.revision),
         .shape = cache.number_of(shape, group_length)});
    return {};
  }

  void complain(const Block& block, std::size_t line, std::string_view why) {
    ++malformed_count;
    if (malformed.size() < most_malformed) malformed.push_back({block.number(), line, why});
  }
};

namespace {

constexpr std::string_view blank = " \t\r";

/// The lines of a block, one after the other.
struct Lines {
  std::string_view text;
  std::size_t at = 0;      // where the line begins that is meant
  std::size_t number = 0;  // of it, from 0

  bool at_end() const { return at >= text.size(); }
  std::size_t end() const {
    const void* const found = std::memchr(text.data() + at, '\n', text.size() - at);
    return found == nullptr ? text.size() : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
  }
  void go_behind(std::size_t line_end) {
    at = line_end + 1;
    ++number;
  }
  /// To the next line that is not blank, and there to what stands on it.
  void skip_blank() {
    while (!at_end()) {
      while (at < text.size() && blank.find(text[at]) != std::string_view::npos) ++at;
      if (at_end() || text[at] != '\n') return;
      go_behind(at);
    }
  }
};

/// Whether nothing but blanks stands from `at` to the line's end, and where that is.
std::optional<std::size_t> blank_to_line_end(std::string_view text, std::size_t at) {
  while (at < text.size() && blank.find(text[at]) != std::string_view::npos) ++at;
  if (at >= text.size()) return text.size();
  return text[at] == '\n' ? std::optional(at) : std::nullopt;
}

}  // namespace

Extractor::Extractor(const std::vector<Dimension>& dimensions, const Details& details, Shapes& shapes, Latest& latest)
    : parts_(std::make_unique<Parts>(dimensions, details, shapes, latest)) {}
Extractor::~Extractor() = default;

void Extractor::take(const Block& block) {
  Lines lines{.text = block.text()};
  if (block.is_too_long()) {
    ++parts_->lines;
    parts_->complain(block, 0, "too long");
    parts_->block_lines.emplace_back(block.number(), 1);
    return;
  }
  lines.skip_blank();
  // All lines in one go, as long as every document takes up its line and no more. The first that does not, and what
  // follows, is read line by line, so that one broken line cannot hide the next.
  dom::document_stream stream;
  const std::string_view text = block.text();
  if (!lines.at_end() &&
      parts_->parser.parse_many(text.data(), text.size(), std::max<std::size_t>(text.size(), 64)).get(stream) ==
          simdjson::SUCCESS) {
    for (auto document = stream.begin(); document != stream.end(); ++document) {
      simdjson::simdjson_result<dom::element> read = *document;
      dom::element element;
      if (read.get(element) != simdjson::SUCCESS || document.current_index() != lines.at || !element.is_object()) break;
      const std::optional<std::size_t> end = blank_to_line_end(text, lines.at + document.source().size());
      if (!end || std::memchr(text.data() + lines.at, '\n', *end - lines.at) != nullptr) break;
      ++parts_->lines;
      if (const std::string_view why = parts_->take(element); !why.empty()) parts_->complain(block, lines.number, why);
      lines.go_behind(*end);
      lines.skip_blank();
    }
  }
  for (; !lines.at_end(); lines.skip_blank()) {
    const std::size_t end = lines.end();
    ++parts_->lines;
    dom::element element;
    std::string_view why = "not JSON";
    if (parts_->parser.parse(text.data() + lines.at, end - lines.at, false).get(element) == simdjson::SUCCESS) {
      why = parts_->take(element);
    }
    if (!why.empty()) parts_->complain(block, lines.number, why);
    lines.go_behind(end);
  }
  parts_->block_lines.emplace_back(block.number(), lines.number);
}

void Extractor::finish() {
  for (std::size_t part = 0; part < Latest::parts; ++part) {
    parts_->latest.put(part, parts_->waiting[part]);
    parts_->waiting[part].clear();
  }
}

std::uint64_t Extractor::lines() const { return parts_->lines; }
const std::vector<std::pair<std::size_t, std::size_t>>& Extractor::block_lines() const { return parts_->block_lines; }
std::uint64_t Extractor::malformed_count() const { return parts_->malformed_count; }
const std::vector<Malformed>& Extractor::malformed() const { return parts_->malformed; }

}  // namespace touchstone
