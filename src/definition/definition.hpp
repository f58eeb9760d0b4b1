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

/// "none", "session", "local".
std::string_view name_of(Storage storage);

struct Definition {
  /// The locale that texts fall back to. Empty: none is stated.
  std::string locale;
  std::vector<ContextField> context;
  std::vector<Endpoint> endpoints;
  /// Tokens of the look, as written and checked; the page applies them.
  Json theme = Json::object();
  Storage storage = Storage::none;
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

}  // namespace touchstone
