#include "definition/definition.hpp"

#include "base/json_read.hpp"
#include "base/reader.hpp"
#include "base/words.hpp"
#include "definition/page_touchpoint.hpp"
#include "definition/theme.hpp"

namespace touchstone {
namespace {

void read_context(const Cursor& cursor, std::vector<ContextField>& fields) {
  if (!cursor.value().is_object() || cursor.count() > Definition::most_context_fields) {
    return cursor.complain("wrong_type", [&] {
      return Said{"the context is an object of at most 100 declarations", R"(write {"order.value": "number"})"};
    });
  }
  fields = std::vector<ContextField>(cursor.count());
  for (std::size_t i = 0; i < fields.size(); ++i) {
    fields[i].path = cursor.value().items()[i].name();
    fields[i].type = static_cast<ContextType>(Cursor(cursor, i).one_of("string number boolean date"));
  }
}

void read_privacy(const Cursor& cursor, Definition& definition) {
  ObjectReader object(cursor, "\"privacy\"");
  object.optional_word("storage", storage_names, definition.storage);
  object.optional_word("page", "none path full", definition.page_named);
  object.optional_boolean("hint", definition.has_hint);
  object.finish();
}

void read_whole(const Cursor& cursor, Definition& definition) {
  ObjectReader object(cursor, "surveys.json");
  object.optional("$schema", [](const Cursor& c) { c.text(); });
  object.required("version", [](const Cursor& c) { c.count_number(1, 1); });
  object.optional("locale", [&](const Cursor& c) { definition.locale = read_locale(c); });
  object.optional("context", [&](const Cursor& c) { read_context(c, definition.context); });
  object.optional("theme", [&](const Cursor& c) { definition.theme = read_theme(c); });
  object.optional("privacy", [&](const Cursor& c) { read_privacy(c, definition); });
  object.optional("debug", [](const Cursor& c) { c.boolean(); });
  optional_rest(object, definition.rest);
  object.optional("touchpoints", [](const Cursor& c) {
    if constexpr (says_why) check_page_touchpoints(c);
  });
  object.required("endpoints", [&](const Cursor& list) {
    definition.endpoints = read_list<Endpoint>(list, 0, Definition::most_endpoints, read_endpoint);
    check_ids(list, "endpoint");
  });
  object.required("surveys", [&](const Cursor& list) {
    definition.surveys = read_list<Survey>(list, 0, Definition::most_surveys, read_survey);
    check_ids(list, "survey");
  });
  // First views, for the page (lint/prepare.hpp): the engine goes by the surveys alone.
  object.optional("prepared", [](const Cursor& c) { c.is(Json::Kind::object); });
  object.finish();
}

}  // namespace

std::string_view name_of(Storage storage) { return word_at(storage_names, static_cast<std::size_t>(storage)); }

DefinitionRead read_definition(std::string_view text) {
  JsonRead json = read_json(text);
  Problems problems(text);
  for (Error& error : json.errors) problems.add_placed(std::move(error));
  DefinitionRead read;
  if (json.value) {
    read_whole(Cursor(*json.value, problems), read.definition.emplace());
    if (!problems.none()) read.definition.reset();
  }
  read.errors = std::move(problems).take();
  return read;
}

DraftRead read_draft(std::string_view text) {
  JsonRead json = read_json(text);
  Problems problems(text);
  for (Error& error : json.errors) problems.add_placed(std::move(error));
  DraftRead read;
  if (json.value) read_whole(Cursor(*json.value, problems), read.definition);
  read.written = std::move(json.value);
  read.errors = std::move(problems).take();
  return read;
}

}  // namespace touchstone
