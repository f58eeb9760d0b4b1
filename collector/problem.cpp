#include "collector/problem.hpp"

#include "base/utf8.hpp"

namespace touchstone {
namespace {

/// Bytes of the code point that begins with `first`; 0 where none does. Good enough for bytes that a message quotes:
/// a wrong code point of the right length harms no reader of JSON.
std::size_t length_of(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xC2 ? 0 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : byte < 0xF5 ? 4 : 0;
}

std::string as_utf8(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view point = text.substr(at, length_of(text[at]));
    const bool whole = point.size() == length_of(text[at]) && count_code_points(point) == 1;
    out += whole ? point : "?";
    at += whole ? point.size() : 1;
  }
  return out;
}

/// The reason phrase (RFC 9110, 15) of a status that the collector or its library answers with.
std::string_view title_of(int status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 416:
      return "Range Not Satisfiable";
    case 421:
      return "Misdirected Request";
    case 422:
      return "Unprocessable Content";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
  }
  return "Refused";
}

}  // namespace

void write_error_members(JsonWriter& out, const Error& error) {
  out.member("code", error.code);
  out.member("pointer", error.pointer);
  out.member_number("line", error.line);
  out.member_number("column", error.column);
  out.member("message", as_utf8(error.message));
  out.member("hint", as_utf8(error.hint));
}

std::string write_problem(int status, std::string_view detail, const std::vector<Error>& errors) {
  constexpr std::size_t most_errors = 20;
  std::string text;
  JsonWriter out(text);
  out.open_object();
  out.member("type", "about:blank");
  out.member("title", title_of(status));
  out.member_number("status", status);
  out.member("detail", detail);
  out.name("errors");
  out.open_array();
  for (std::size_t i = 0; i < errors.size() && i < most_errors; ++i) {
    out.open_object();
    write_error_members(out, errors[i]);
    out.close_object();
  }
  out.close_array();
  out.close_object();
  return text;
}

}  // namespace touchstone
