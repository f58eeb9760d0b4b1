#include <algorithm>

#include "fuzz/make_rule.hpp"
#include "fuzz/make_surveys.hpp"

namespace touchstone::fuzz {
namespace {

void add_labels(Bytes& bytes, Json& question, int first, int last) {
  if (!bytes.coin()) return;
  Json labels = Json::object();
  for (int point = first; point <= last; ++point) {
    if (bytes.coin()) labels.set(std::to_string(point), make_text(bytes));
  }
  question.set("labels", std::move(labels));
}

void add_rating(Bytes& bytes, Json& question) {
  const std::string_view style = bytes.text({"numbers", "stars", "smileys", "thumbs"});
  question.set("style", style);
  if (style == "thumbs") return add_labels(bytes, question, 0, 1);
  int first = 1;
  int points = 5;
  if (bytes.coin()) {
    points = 2 + static_cast<int>(bytes.below(style == "smileys" ? 6 : 10));
    question.set("points", points);
  }
  if (style != "stars" && bytes.coin()) {
    first = static_cast<int>(bytes.below(201)) - 100;
    question.set("first", first);
  }
  add_labels(bytes, question, first, first + points - 1);
}

void add_choice(Bytes& bytes, Json& question) {
  const bool multiple = bytes.coin();
  const std::size_t count = bytes.seldom(16) ? 50 : 2 + bytes.below(5);
  bool has_other = false;
  Json options = Json::array();
  for (std::size_t i = 0; i < count; ++i) {
    Json& option = options.push(Json::object());
    option.set("id", "o" + std::to_string(i));
    option.set("text", make_text(bytes));
    if (multiple && bytes.seldom(5)) option.set("exclusive", true);
    if (!has_other && bytes.seldom(5)) {
      has_other = true;
      option.set("other", true);
    }
    if (bytes.seldom(5)) option.set("pinned", bytes.coin());
  }
  question.set("options", std::move(options));
  question.set("multiple", multiple);
  question.set("shuffle", bytes.coin());
  if (!multiple) return;
  const auto most = static_cast<unsigned>(1 + bytes.below(count));
  if (bytes.coin()) question.set("max_picks", most);
  if (bytes.coin()) question.set("min_picks", static_cast<unsigned>(1 + bytes.below(most)));
}

void add_text(Bytes& bytes, Json& question) {
  if (bytes.coin()) {
    question.set("pattern", bytes.text({"email", "phone", "url", "number"}));
  } else if (bytes.coin()) {
    question.set("multiline", bytes.coin());
  }
  const auto longest = static_cast<unsigned>(1 + bytes.below(2'000));
  if (bytes.coin()) question.set("max_length", longest);
  if (bytes.coin()) question.set("min_length", static_cast<unsigned>(bytes.below(std::min(longest, 6U) + 1)));
  if (bytes.coin()) question.set("placeholder", make_text(bytes));
}

void add_contact(Bytes& bytes, Json& question) {
  Json fields = Json::object();
  for (const char* name : {"phone", "name", "email"}) {
    if (bytes.coin()) fields.set(name, bytes.text({"optional", "required"}));
  }
  if (!fields.items().empty()) question.set("fields", std::move(fields));
  if (bytes.coin()) question.set("consent", make_text(bytes));
}

}  // namespace

Json make_question(Bytes& bytes, const std::string& id, const std::vector<std::string>& questions) {
  const std::string_view type =
      bytes.text({"choice", "nps", "csat", "ces", "rating", "text", "contact", "consent", "message"});
  Json question = Json::object();
  question.set("id", id);
  question.set("type", type);
  question.set("text", make_text(bytes));
  if (bytes.seldom(3)) question.set("help", make_text(bytes));
  constexpr unsigned depth = 3;
  if (bytes.seldom(3)) question.set("when", make_rule(bytes, questions, depth));
  if (type != "message" && bytes.coin()) question.set("required", bytes.coin());
  if (type == "nps") add_labels(bytes, question, 0, 10);
  if (type == "csat") {
    if (bytes.coin()) question.set("style", bytes.text({"numbers", "stars", "smileys"}));
    add_labels(bytes, question, 1, 5);
  }
  if (type == "ces") {
    const bool agreement = bytes.coin();
    question.set("variant", agreement ? "agreement_7" : "effort_5");
    add_labels(bytes, question, 1, agreement ? 7 : 5);
  }
  if (type == "rating") add_rating(bytes, question);
  if (type == "choice") add_choice(bytes, question);
  if (type == "text") add_text(bytes, question);
  if (type == "contact") add_contact(bytes, question);
  if (type == "consent") question.set("label", make_text(bytes));
  return question;
}

}  // namespace touchstone::fuzz
