#include "lint/sarif.hpp"

#include "base/json_write.hpp"
#include "base/words.hpp"
#include "lint/codes.hpp"

namespace touchstone {
namespace {

/// A path as a relative reference (RFC 3986): what is no letter, digit or one of a few marks becomes %XX.
std::string as_uri(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view marks = "-._~/";
  std::string uri;
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (plain || marks.find(c) != std::string_view::npos) {
      uri += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    uri += '%';
    uri += digits[byte / 16U];
    uri += digits[byte % 16U];
  }
  return uri;
}

void write_message(JsonWriter& out, std::string_view name, std::string_view text) {
  out.name(name);
  out.open_object();
  out.member("text", text);
  out.close_object();
}

void write_rules(JsonWriter& out) {
  out.name("rules");
  out.open_array();
  for (const Code& code : all_codes()) {
    out.open_object();
    out.member("id", code.name);
    write_message(out, "shortDescription", code.meaning);
    write_message(out, "fullDescription", code.meaning);
    write_message(out, "help", joined({code.meaning, " docs/lint.md has the reason, and what to write instead."}));
    out.close_object();
  }
  out.close_array();
}

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::advice:
      return "warning";
  }
  return {};
}

void write_place(JsonWriter& out, const Error& error, std::string_view uri) {
  out.name("locations");
  out.open_array();
  out.open_object();
  out.name("physicalLocation");
  out.open_object();
  out.name("artifactLocation");
  out.open_object();
  out.member("uri", uri);
  out.close_object();
  out.name("region");
  out.open_object();
  out.member_number("startLine", error.line);
  out.member_number("startColumn", error.column);
  out.close_object();
  out.close_object();
  out.name("logicalLocations");
  out.open_array();
  out.open_object();
  out.member("fullyQualifiedName", error.pointer);
  out.close_object();
  out.close_array();
  out.close_object();
  out.close_array();
}

void write_result(JsonWriter& out, const Finding& finding, std::string_view uri) {
  const Error& error = finding.error;
  out.open_object();
  out.member("ruleId", error.code);
  out.member("level", level_of(finding.severity));
  write_message(out, "message", error.hint.empty() ? error.message : joined({error.message, " (", error.hint, ")"}));
  write_place(out, error, uri);
  out.close_object();
}

}  // namespace

std::string write_sarif(const std::vector<Finding>& findings, std::string_view file, std::string_view version) {
  const std::string uri = as_uri(file);
  std::string text;
  JsonWriter out(text);
  out.open_object();
  out.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  out.member("version", "2.1.0");
  out.name("runs");
  out.open_array();
  out.open_object();
  out.name("tool");
  out.open_object();
  out.name("driver");
  out.open_object();
  out.member("name", "touchstone");
  out.member("version", version);
  write_rules(out);
  out.close_object();
  out.close_object();
  // Columns count code points here, in SARIF's word for it.
  out.member("columnKind", "unicodeCodePoints");
  out.name("results");
  out.open_array();
  for (const Finding& finding : findings) write_result(out, finding, uri);
  out.close_array();
  out.close_object();
  out.close_array();
  out.close_object();
  return text;
}

}  // namespace touchstone
