#include "delivery/body.hpp"

#include <utility>

#include "base/json_read.hpp"
#include "base/json_write.hpp"
#include "definition/text.hpp"
#include "logic/coerce.hpp"
#include "logic/evaluate.hpp"

namespace touchstone {
namespace {

/// What insertions into a template can read.
struct Source {
  Json record;
  const Response& response;
  const Session& session;

  const Json* find(std::string_view path) const {
    constexpr std::string_view context = "context.";
    if (path.starts_with(context)) return response.context.find(path.substr(context.size()));
    const Json* answered = look_up(session.facts(), path);
    return path.find('.') == std::string_view::npos ? record.find(path) : answered;
  }
};

std::string inserted(const Piece& piece, const Source& source) {
  const Json* value = piece.path.empty() ? nullptr : source.find(piece.path);
  const bool insertable = value != nullptr && !value->is_null() && !value->is_object();
  return insertable ? to_text(*value) : piece.text;
}

/// The value with all its texts filled in.
Json filled(const Json& value, const Source& source) {
  switch (value.kind()) {
    case Json::Kind::null:
    case Json::Kind::boolean:
    case Json::Kind::number:
      return value;
    case Json::Kind::text: {
      std::string text;
      for (const Piece& piece : take_apart(value.text(), true).pieces) text += inserted(piece, source);
      return text;
    }
    case Json::Kind::array: {
      Json list = Json::array();
      for (const Json& item : value.items()) list.push(filled(item, source));
      return list;
    }
    case Json::Kind::object: {
      Json object = Json::object();
      for (const Json& item : value.items()) object.set(item.name(), filled(item, source));
      return object;
    }
  }
  return {};
}

}  // namespace

std::string write_body(const Endpoint& endpoint, const Response& response, const Session& session) {
  std::string record = write_record(response, session);
  if (endpoint.body_template.is_null()) return record;
  JsonRead read = read_json(record, {.bytes = record.size(), .depth = 32});
  return write_json(filled(endpoint.body_template, {read.value ? std::move(*read.value) : Json(), response, session}));
}

}  // namespace touchstone
