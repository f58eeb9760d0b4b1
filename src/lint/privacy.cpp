// secret_in_file, http_endpoint, no_endpoint, contact_without_consent.
#include <algorithm>

#include "base/words.hpp"
#include "definition/text.hpp"
#include "lint/checks.hpp"

namespace touchstone {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

std::string lower(std::string_view text) {
  std::string small(text);
  for (char& c : small) c = is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
  return small;
}

/// Names by which keys, passwords and signatures go in headers and query parameters.
bool names_secret(std::string_view name) {
  const std::string small = lower(name);
  if (has_word("key sig auth code pass pwd jwt hmac", small)) return true;
  constexpr std::string_view parts[] = {"token",   "secret",        "signature",  "password",   "apikey",
                                        "api-key", "api_key",       "accesskey",  "access-key", "access_key",
                                        "cookie",  "authorization", "credential", "x-auth",     "x-amz-sig"};
  return std::any_of(std::begin(parts), std::end(parts),
                     [&](std::string_view part) { return small.find(part) != std::string::npos; });
}

/// A run of letters and digits that nobody would choose as a name: long, with capitals, small letters and digits mixed;
/// or very long, as hexadecimal keys are.
bool looks_random(std::string_view text) {
  constexpr std::size_t mixed = 20;
  constexpr std::size_t plain = 32;
  std::size_t length = 0;
  bool digit = false;
  bool small = false;
  bool capital = false;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    if (is_digit(c) || is_small(c) || is_capital(c)) {
      ++length;
      digit = digit || is_digit(c);
      small = small || is_small(c);
      capital = capital || is_capital(c);
      continue;
    }
    if (length >= mixed && digit && small && capital) return true;
    if (length >= plain && digit && (small || capital)) return true;
    length = 0;
    digit = small = capital = false;
  }
  return false;
}

/// What of an address is a secret, as a sentence; empty: nothing.
std::string secret_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) {
    const std::string_view rest = url.substr(scheme + 3);
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
    if (authority.find('@') != std::string_view::npos) return "a user name or password stands in this address";
  }
  const std::size_t mark = url.find('?');
  std::string_view query = mark == std::string_view::npos ? std::string_view() : url.substr(mark + 1);
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view name = query.substr(0, std::min(query.find('='), end));
    if (names_secret(name)) return joined({"\"", name, "\" in this address sounds like a secret"});
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return looks_random(url) ? "a part of this address looks like a secret" : "";
}

void advise_secret(const Written& node, std::string message, Report& report) {
  report.advise("secret_in_file", node, std::move(message),
                "every visitor can read this file: post to an address of your own, and add secrets there");
}

void check_template(const Written& value, Report& report) {
  if (!value) return;
  if (looks_random(value.text())) advise_secret(value, "a part of this looks like a secret", report);
  for (std::size_t i = 0; i < value.count(); ++i) check_template(value.item(i), report);
}

/// On the machine itself nobody listens in.
bool is_open(std::string_view url) {
  constexpr std::string_view scheme = "http://";
  if (!url.starts_with(scheme)) return false;
  const std::string_view rest = url.substr(scheme.size());
  if (rest.starts_with("[::1]")) return false;
  const std::string_view host = rest.substr(0, rest.find_first_of(":/?#"));
  return host != "localhost" && host != "127.0.0.1";
}

void check_endpoint(const Written& endpoint, Report& report) {
  const Written url = endpoint.member("url");
  if (std::string message = secret_of(url.text()); !message.empty()) advise_secret(url, std::move(message), report);
  if (is_open(url.text())) {
    report.advise("http_endpoint", url, "answers travel in the open to this address", "write https://");
  }
  const Written headers = endpoint.member("headers");
  for (std::size_t i = 0; i < headers.count(); ++i) {
    const Written header = headers.item(i);
    if (names_secret(header.value().name()) || looks_random(header.text())) {
      advise_secret(header, joined({"the header \"", header.value().name(), "\" looks like a secret"}), report);
    }
  }
  check_template(endpoint.member("template"), report);
}

bool asks_consent(const Question& question) { return kind_of(question) == QuestionKind::consent; }

void check_contacts(const Survey& survey, const Written& questions, Report& report) {
  for (std::size_t i = 0; i < survey.questions.size(); ++i) {
    const Question& question = survey.questions[i];
    if (kind_of(question) != QuestionKind::contact || !form_of<ContactForm>(question).consent.empty()) continue;
    if (std::any_of(survey.questions.begin(), survey.questions.end(), asks_consent)) continue;
    report.advise("contact_without_consent", questions.item(i),
                  "nobody is told what this will be used for, or asked to agree",
                  "add a \"consent\" that says who will write, and why");
  }
}

}  // namespace

void check_privacy(const Checked& file, Report& report) {
  const Written endpoints = file.root.list("endpoints");
  if (endpoints && endpoints.count() == 0) {
    report.advise("no_endpoint", endpoints, "there is nowhere to send answers to, so they are lost",
                  R"(add {"id": "main", "url": "https://…"})");
  }
  for (std::size_t i = 0; i < endpoints.count(); ++i) check_endpoint(endpoints.item(i), report);
  const Written surveys = file.root.list("surveys");
  for (std::size_t i = 0; i < file.definition.surveys.size(); ++i) {
    if (!file.footing[i].has_types) continue;
    check_contacts(file.definition.surveys[i], surveys.item(i).list("questions"), report);
  }
}

}  // namespace touchstone
