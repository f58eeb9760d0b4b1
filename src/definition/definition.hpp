#pragma once
// surveys.json, read and checked: what the rest of the engine works with.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/json.hpp"
#include "definition/endpoint.hpp"
#include "definition/survey.hpp"

namespace touchstone {

enum class ContextType : unsigned char { text, number, boolean, date };

/// A value of the page's context that responses may carry. What is not declared never leaves the page.
struct ContextField {
  /// Dotted: "order.value".
  std::string path;
  ContextType type = ContextType::text;
};

/// Where the page may keep something of a visit until the visitor has said what is allowed.
enum class Storage : unsigned char { none, session, local };

/// In the order of the enumeration, parted by one space each.
constexpr std::string_view storage_names = "none session local";

/// "none", "session", "local".
std::string_view name_of(Storage storage);

/// How much of its address a response carries.
enum class PageNamed : unsigned char {
  not_at_all,
  /// Origin and path.
  path,
  /// Query and fragment as well.
  full,
};

struct Definition {
  /// The locale that texts fall back to. Empty: none is stated.
  std::string locale;
  std::vector<ContextField> context;
  std::vector<Endpoint> endpoints;
  /// Tokens of the look, as written and checked; the page applies them.
  Json theme = Json::object();
  Storage storage = Storage::none;
  PageNamed page_named = PageNamed::not_at_all;
  /// Under a field for free words the widget asks to leave out what is personal.
  bool has_hint = true;
  /// Over all surveys: counted from any of them.
  Rest rest;
  std::vector<Survey> surveys;

  static constexpr std::size_t most_surveys = 200;
  static constexpr std::size_t most_endpoints = 20;
  static constexpr std::size_t most_context_fields = 100;
};

struct DefinitionRead {
  /// Absent where there are errors.
  std::optional<Definition> definition;
  /// All of them, in the order of the text.
  std::vector<Error> errors;
};

/// Reads a surveys.json. Limits: 256 KiB, 32 levels deep, 200 surveys, 1,000 questions each.
DefinitionRead read_definition(std::string_view text);

/// As much of a surveys.json as can be read: for those who look on where the engine gives up.
struct DraftRead {
  /// The file as it was written. Absent: it is no JSON, and nothing else could be read.
  std::optional<Json> written;
  /// In the place of what an error is about stands nothing, or what stands there in a file that does not say it. A list
  /// has all its elements, or none where an error is about the list itself.
  Definition definition;
  /// As `DefinitionRead` has them.
  std::vector<Error> errors;
};

DraftRead read_draft(std::string_view text);

}  // namespace touchstone
