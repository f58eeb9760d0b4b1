#include "fuzz/check_view.hpp"

#include <algorithm>

#include "fuzz/bytes.hpp"

namespace touchstone::fuzz {
namespace {

using Words = std::initializer_list<std::string_view>;

const std::string& text_member(const Json& object, std::string_view name) {
  const Json& value = member(object, name);
  require(value.is_text(), "a member is text", name);
  return value.text();
}

bool boolean_member(const Json& object, std::string_view name) {
  const Json& value = member(object, name);
  require(value.kind() == Json::Kind::boolean, "a member is true or false", name);
  return value.boolean();
}

double number_member(const Json& object, std::string_view name) {
  const Json& value = member(object, name);
  require(value.is_number(), "a member is a number", name);
  return value.number();
}

const std::vector<Json>& list_member(const Json& object, std::string_view name, std::size_t least) {
  const Json& value = member(object, name);
  require(value.is_array() && value.items().size() >= least, "a member is a list that is long enough", name);
  return value.items();
}

void check_word(const std::string& word, Words words) {
  require(std::find(words.begin(), words.end(), word) != words.end(), "a word is one of the known ones", word);
}

/// An option or a point of that id or value is offered.
bool offers(const std::vector<Json>& items, std::string_view name, const Json& value) {
  return std::any_of(items.begin(), items.end(), [&](const Json& item) { return member(item, name) == value; });
}

void check_scale(const Json& question) {
  check_word(text_member(question, "style"), {"numbers", "stars", "smileys", "thumbs"});
  const std::vector<Json>& points = list_member(question, "points", 2);
  for (std::size_t i = 1; i < points.size(); ++i) {
    require(number_member(points[i], "value") == number_member(points[i - 1], "value") + 1, "points rise by one");
  }
  const Json* answer = question.find("answer");
  require(answer == nullptr || offers(points, "value", *answer), "an answer lies on the scale");
}

void check_choice(const Json& question) {
  const bool multiple = boolean_member(question, "multiple");
  const std::vector<Json>& options = list_member(question, "options", 2);
  for (const Json& option : options) {
    require(!text_member(option, "id").empty(), "an option has an id");
    text_member(option, "text");
  }
  const double least = number_member(question, "min_picks");
  const double most = number_member(question, "max_picks");
  require(1 <= least && least <= most && (multiple ? most <= static_cast<double>(options.size()) : most == 1),
          "as many as are asked for can be picked");
  if (question.find("answer") == nullptr) return;
  for (const Json& pick : list_member(question, "answer", 1)) {
    require(offers(options, "id", pick), "what is picked is offered");
  }
}

void check_contact(const Json& question) {
  for (const Json& field : list_member(question, "fields", 1)) {
    check_word(text_member(field, "id"), {"name", "email", "phone"});
    boolean_member(field, "required");
    if (field.find("problem") != nullptr) {
      check_word(text_member(field, "problem"), {"required", "too_long", "bad_email", "bad_phone"});
    }
  }
}

void check_question(const Json& question) {
  require(!text_member(question, "id").empty(), "a question has an id");
  text_member(question, "text");
  const bool required = boolean_member(question, "required");
  const std::string& type = text_member(question, "type");
  check_word(type, {"nps", "csat", "ces", "rating", "choice", "text", "contact", "consent", "message"});
  if (question.find("problem") != nullptr) {
    check_word(text_member(question, "problem"), {"required", "too_short", "too_long", "bad_email", "bad_phone",
                                                  "bad_url", "bad_number", "too_few", "too_many", "contact"});
  }
  if (type == "choice") return check_choice(question);
  if (type == "contact") return check_contact(question);
  if (type == "message") return require(!required, "a message requires nothing");
  if (type == "text") {
    boolean_member(question, "multiline");
    require(number_member(question, "min_length") <= number_member(question, "max_length"), "some text is long enough");
    return;
  }
  if (type == "consent") {
    text_member(question, "label");
    return;
  }
  check_scale(question);
}

}  // namespace

void check_view(const Json& view) {
  if (view.is_null()) return;
  text_member(view, "survey");
  text_member(view, "locale");
  check_word(text_member(view, "direction"), {"ltr", "rtl"});
  require(member(view, "theme").is_object(), "a view has its look");
  const std::string& display = text_member(member(view, "display"), "type");
  check_word(display, {"popover", "modal", "bar", "inline", "tab", "page"});
  check_word(text_member(member(view, "display"), "position"),
             {"top-left", "top", "top-right", "bottom-left", "bottom", "bottom-right"});
  const std::string& kind = text_member(view, "kind");
  check_word(kind, {"tab", "question", "ending"});
  if (kind == "tab") {
    require(display == "tab", "only what is displayed as a tab has one", display);
    require(view.find("question") == nullptr && view.find("ending") == nullptr, "a tab asks nothing yet");
    if (view.find("label") != nullptr) text_member(view, "label");
    return;
  }
  if (kind == "ending") {
    text_member(member(view, "ending"), "id");
    text_member(member(view, "ending"), "text");
    return;
  }
  check_question(member(view, "question"));
  const double step = number_member(member(view, "progress"), "step");
  require(1 <= step && step <= number_member(member(view, "progress"), "of"), "progress ends where it says");
  require(boolean_member(view, "can_go_back") == (step > 1), "there is a way back from every question but the first");
}

}  // namespace touchstone::fuzz
