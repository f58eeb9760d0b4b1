#include "definition/endpoint.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "base/words.hpp"
#include "definition/text.hpp"

namespace touchstone {
namespace {

/// Only addresses that a page may post to without surprise: no javascript:, no data:.
const std::string& read_url(const Cursor& cursor) {
  const std::string& url = cursor.text();
  const bool absolute = leads_somewhere(url, "https://") || leads_somewhere(url, "http://");
  const bool on_host = url.starts_with("/") && !url.starts_with("//");
  if (!url.empty() && !absolute && !on_host) {
    cursor.complain("bad_url", [&] {
      return Said{joined({"\"", beginning(url, 100), "\" is no address to post to"}),
                  "begin with https:// and a host, or with / for a path on the shop's own"};
    });
  }
  return url;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// A token (RFC 9110, 5.6.2).
bool is_token(std::string_view name) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !name.empty() && std::all_of(name.begin(), name.end(), [&](char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || marks.find(c) != std::string_view::npos;
  });
}

/// What a page may not set (Fetch, 2.2.2, "forbidden request-header"), and the content type, which is ours.
bool is_forbidden(std::string_view name) {
  constexpr std::string_view names =
      "accept-charset accept-encoding connection content-length content-type cookie cookie2 date dnt expect host "
      "keep-alive origin referer set-cookie te trailer transfer-encoding upgrade via";
  std::string small(name);
  std::transform(small.begin(), small.end(), small.begin(), lower);
  return small.starts_with("sec-") || small.starts_with("proxy-") || small.starts_with("access-control-") ||
         has_word(names, small);
}

bool is_printable(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

void read_headers(const Cursor& cursor, Json& headers) {
  if (!cursor.is(Json::Kind::object) || !cursor.has_count(0, Endpoint::most_headers)) return;
  for (std::size_t i = 0; i < cursor.count(); ++i) {
    const Cursor header(cursor, i);
    const std::string& name = header.value().name();
    if (!is_token(name) || is_forbidden(name)) {
      header.complain_at_name("bad_header", [&] {
        return Said{joined({"\"", beginning(name, 60), "\" is no header that a page may send"}), "leave it out"};
      });
    }
    if (!is_printable(header.text())) {
      header.complain("bad_header", [] {
        return Said{"a header holds what does not fit into one", "use letters, digits and marks of ASCII"};
      });
    }
  }
  headers = cursor.value();
}

void check_template(const Cursor& cursor) {
  if (cursor.value().is_text()) {
    const Pieces taken = take_apart(cursor.value().text(), true);
    if (!taken.broken.empty()) complain_pieces(cursor, taken.broken);
  }
  for (std::size_t i = 0; i < cursor.count(); ++i) check_template(Cursor(cursor, i));
}

void read_template(const Cursor& cursor, Endpoint& endpoint) {
  if (cursor.value().is_null()) {
    cursor.complain("wrong_type", [] { return Said{"this is null", "write the JSON that the endpoint wants"}; });
  }
  check_template(cursor);
  if (endpoint.format == Format::form) {
    for (std::size_t i = 0; cursor.is(Json::Kind::object) && i < cursor.count(); ++i) {
      Cursor(cursor, i).is(Json::Kind::text);
    }
  }
  endpoint.body_template = cursor.value();
}

constexpr std::string_view formats = "json cloudevents form template";

/// How a request is made. Not for what is none.
void read_request(ObjectReader& object, Endpoint& endpoint) {
  constexpr std::string_view methods = "POST PUT PATCH";
  constexpr std::string_view credentials = "omit same-origin include";
  constexpr unsigned longest_timeout = 60;
  object.required("url", [&](const Cursor& c) { endpoint.url = read_url(c); });
  object.optional("method", [&](const Cursor& c) { endpoint.method = word_at(methods, c.one_of(methods)); });
  object.optional("credentials",
                  [&](const Cursor& c) { endpoint.credentials = word_at(credentials, c.one_of(credentials)); });
  object.optional_count("timeout_seconds", 1, longest_timeout, endpoint.timeout_seconds);
  object.optional("headers", [&](const Cursor& c) { read_headers(c, endpoint.headers); });
  object.optional_boolean("no_cors", endpoint.is_mute);
  // Such a request carries neither (Fetch, 2.2.5, "no-cors"): what the endpoint needs would not arrive.
  if (endpoint.is_mute) {
    object.exclude("no_cors", "headers");
    object.exclude("no_cors", "method");
  }
}

}  // namespace

std::string_view name_of(Format format) { return word_at(formats, static_cast<std::size_t>(format)); }

bool leads_somewhere(std::string_view url, std::string_view beginning) {
  return url.size() > beginning.size() && url.starts_with(beginning);
}

void read_endpoint(const Cursor& cursor, Endpoint& endpoint) {
  ObjectReader object(cursor, "an endpoint");
  endpoint.id = object.required_id();
  object.optional_word("to", "url dataLayer event", endpoint.channel);
  if (endpoint.channel == Channel::request) read_request(object, endpoint);
  optional_rule(object, "when", endpoint.when);
  object.optional_word("at", "answer completion page_end", endpoint.departure);
  object.optional_word("format", formats, endpoint.format);
  // What is on the page takes objects.
  if (endpoint.format == Format::form && endpoint.channel != Channel::request) {
    object.optional("format", [](const Cursor& c) {
      c.complain("conflict", [] { return Said{"a form is for requests", R"(write "json" or "template")"}; });
    });
  }
  const auto take_template = [&](const Cursor& c) { read_template(c, endpoint); };
  if (endpoint.format == Format::template_) object.required("template", take_template);
  if (endpoint.format == Format::form) object.optional("template", take_template);
  object.finish();
}

}  // namespace touchstone
