#include "fuzz/make_surveys.hpp"

#include "fuzz/make_rule.hpp"

namespace touchstone::fuzz {
namespace {

constexpr unsigned rule_depth = 3;

std::string words(Bytes& bytes) {
  std::string text(bytes.text({"Why?", "{answers.q0|this}", "{answers.q1}", "{segments.q0|none}",
                               "{context.order.value|0}", "{context.delivered_on}", "{{brace}", "مرحبا",
                               "שלום {answers.q2|x}", "👩‍👩‍👧 emoji", "\x01\t\"\\/", "<b>&amp;</b>", " "}));
  if (bytes.seldom(32)) text.append(1'000, 'x');
  return text;
}

/// A condition, or that the key is left out.
void maybe_when(Bytes& bytes, Json& object, const std::vector<std::string>& questions) {
  if (bytes.seldom(3)) object.set("when", make_rule(bytes, questions, rule_depth));
}

Json make_ending(Bytes& bytes, const std::string& id, const std::vector<std::string>& questions) {
  Json ending = Json::object();
  ending.set("id", id);
  ending.set("text", make_text(bytes));
  maybe_when(bytes, ending, questions);
  if (bytes.coin()) ending.set("coupon", "THANKS10");
  switch (bytes.below(3)) {
    case 0: {
      Json link = Json::object();
      link.set("url", bytes.text({"https://shop.example/", "mailto:help@shop.example"}));
      link.set("text", make_text(bytes));
      ending.set("link", std::move(link));
      break;
    }
    case 1:
      ending.set("redirect", "https://shop.example/thanks");
      break;
    default:
      break;
  }
  if (bytes.coin()) ending.set("close_after_seconds", static_cast<unsigned>(1 + bytes.below(600)));
  return ending;
}

Json make_show(Bytes& bytes) {
  Json show = Json::object();
  if (bytes.coin()) show.set("after_seconds", bytes.pick<double>({0, 0.001, 1.5, 86'400}));
  if (bytes.seldom(4)) show.set("when", make_rule(bytes, {}, rule_depth));
  if (bytes.seldom(4)) show.set("sample_percent", 12.5);
  if (bytes.seldom(4)) show.set("not_again_for_days", 0.5);
  if (bytes.seldom(4)) show.set("max_shows", 3);
  if (bytes.seldom(4)) show.set("from", "2026-11-01");
  if (bytes.seldom(4)) show.set("until", "2026-12-01T00:00:00Z");
  if (bytes.seldom(4)) show.set("cancel_on", Json::array()).push("checkout.completed");
  return show;
}

/// Jumps to any question, an earlier one as well, and to any ending.
void add_jumps(Bytes& bytes, Json& question, const std::vector<std::string>& questions, std::size_t endings) {
  Json jumps = Json::array();
  for (std::size_t i = bytes.below(4); i > 0; --i) {
    Json& jump = jumps.push(Json::object());
    maybe_when(bytes, jump, questions);
    const std::size_t target = bytes.below(questions.size() + endings);
    jump.set("go", target < questions.size() ? questions[target] : "e" + std::to_string(target - questions.size()));
  }
  if (!jumps.items().empty()) question.set("next", std::move(jumps));
}

Json make_display(Bytes& bytes) {
  Json display = Json::object();
  const std::string_view type = bytes.text({"modal", "bar", "page", "inline", "popover", "tab", "tab", "tab"});
  display.set("type", type);
  if (type == "popover") display.set("position", bytes.text({"top-left", "top", "bottom", "bottom-right"}));
  if (type == "tab" && bytes.coin()) display.set("label", make_text(bytes));
  return display;
}

Json make_survey(Bytes& bytes, const std::string& id) {
  Json survey = Json::object();
  survey.set("id", id);
  survey.set("touchpoint", bytes.text({"t0", "t1"}));
  if (bytes.coin()) survey.set("show", make_show(bytes));
  if (bytes.coin()) survey.set("display", make_display(bytes));
  std::vector<std::string> ids;
  for (std::size_t i = bytes.below(6) + 1; i > 0; --i) ids.push_back("q" + std::to_string(ids.size()));
  const std::size_t endings = bytes.below(4);
  Json questions = Json::array();
  for (const std::string& each : ids) {
    add_jumps(bytes, questions.push(make_question(bytes, each, ids)), ids, endings);
  }
  survey.set("questions", std::move(questions));
  Json list = Json::array();
  for (std::size_t i = 0; i < endings; ++i) list.push(make_ending(bytes, "e" + std::to_string(i), ids));
  survey.set("endings", std::move(list));
  return survey;
}

Json make_endpoint(Bytes& bytes, const std::string& id) {
  Json endpoint = Json::object();
  endpoint.set("id", id);
  endpoint.set("url", bytes.text({"/v1/responses", "https://collector.example/v1/responses", "http://localhost:1/"}));
  maybe_when(bytes, endpoint, {"q0", "q1"});
  if (bytes.seldom(3)) {
    endpoint.set("format", "template");
    Json& body = endpoint.set("template", Json::object());
    body.set("text", bytes.text({"{answers.q0}", "{survey|none} {answers.q1|-}", "{response_id}", "{answers.q2}"}));
    body.set("fixed", make_plain(bytes));
  }
  if (bytes.seldom(3)) endpoint.set("headers", Json::object()).set("X-Shop", "lamps");
  return endpoint;
}

}  // namespace

Json make_text(Bytes& bytes) {
  if (!bytes.seldom(3)) return words(bytes);
  Json text = Json::object();
  for (const char* locale : {"de", "ar", "pt-BR"}) {
    if (bytes.coin()) text.set(locale, words(bytes));
  }
  text.set("en", words(bytes));
  return text;
}

Json make_surveys(Bytes& bytes) {
  Json file = Json::object();
  file.set("version", 1);
  if (bytes.coin()) file.set("locale", bytes.text({"en", "de", "ar", "zh-Hant-TW"}));
  if (bytes.coin()) {
    Json& context = file.set("context", Json::object());
    context.set("order.value", bytes.text({"number", "string", "boolean"}));
    context.set("delivered_on", "date");
  }
  if (bytes.coin()) {
    Json& theme = file.set("theme", Json::object());
    theme.set("accent", bytes.text({"#123", "#A1b2C3"}));
    theme.set("radius", static_cast<unsigned>(bytes.below(33)));
  }
  if (bytes.seldom(4)) {
    file.set("privacy", Json::object()).set("storage", bytes.text({"none", "session", "local"}));
  }
  if (bytes.seldom(8)) {
    Json& prepared = file.set("prepared", Json::object());
    prepared.set("version", "0.1.0");
    prepared.set("views", make_plain(bytes));
  }
  Json endpoints = Json::array();
  for (std::size_t i = bytes.below(3); i > 0; --i) endpoints.push(make_endpoint(bytes, "p" + std::to_string(i)));
  file.set("endpoints", std::move(endpoints));
  Json surveys = Json::array();
  for (std::size_t i = bytes.below(3) + 1; i > 0; --i) surveys.push(make_survey(bytes, "s" + std::to_string(i)));
  file.set("surveys", std::move(surveys));
  return file;
}

}  // namespace touchstone::fuzz
