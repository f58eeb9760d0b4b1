#pragma once
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "base/reader.hpp"
#include "logic/rule.hpp"

namespace touchstone {

/// What a body is made as.
enum class Format : unsigned char {
  /// The record.
  json,
  /// The record as the data of a CloudEvent, in structured mode (CloudEvents 1.0.2, JSON event format).
  cloudevents,
  /// Fields, as a form in a page sends them: those of the template, else all of the record.
  form,
  /// The template, as JSON.
  template_,
};

/// "json", "cloudevents", "form", "template"
std::string_view name_of(Format format);

/// How a response leaves.
enum class Channel : unsigned char {
  request,
  /// An entry in the page's `dataLayer`.
  data_layer,
  /// An event of the page's DOM.
  event,
};

/// When a response leaves.
enum class Departure : unsigned char {
  /// With every change.
  answer,
  /// Once the survey is completed, and then alone.
  completion,
  /// When the page is hidden or ends.
  page_end,
};

/// Where responses go.
struct Endpoint {
  std::string id;
  Channel channel = Channel::request;
  /// https, http, or a path on the shop's own host. Empty: it is no request.
  std::string url;
  /// Which responses it wants.
  Rule when;
  Format format = Format::json;
  /// JSON whose texts hold insertions. Null: the record.
  Json body_template;
  Departure departure = Departure::answer;
  /// "POST", "PUT", "PATCH"
  std::string_view method = "POST";
  /// What the browser sends along of its own, cookies first: "omit", "same-origin", "include".
  std::string_view credentials = "omit";
  unsigned timeout_seconds = 15;
  /// It answers no page of another origin (no CORS): what arrives there, nobody learns.
  bool is_mute = false;
  /// Sent along: an object of texts by header name. Null: none.
  Json headers;

  static constexpr std::size_t most_headers = 20;
};

/// Whether an address begins with that and has something behind it: `https://` alone leads nowhere.
bool leads_somewhere(std::string_view url, std::string_view beginning);

void read_endpoint(const Cursor& cursor, Endpoint& endpoint);

}  // namespace touchstone
