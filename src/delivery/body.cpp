#include "delivery/body.hpp"

#include <utility>

#include "base/decimal.hpp"
#include "base/json_read.hpp"
#include "base/json_write.hpp"
#include "base/words.hpp"
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

/// Fields as a form sends them (URL Standard, 5.2).
class FormWriter {
 public:
  void add(std::string_view name, const Json& value) {
    if (value.is_object()) {
      for (const Json& item : value.items()) add(joined({name, ".", item.name()}), item);
    } else if (!value.is_null()) {
      if (!text_.empty()) text_ += '&';
      escape(name);
      text_ += '=';
      escape(to_text(value));
    }
  }
  std::string text() && { return std::move(text_); }

 private:
  void escape(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    for (const char c : text) {
      const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '*' ||
                            c == '-' || c == '.' || c == '_';
      if (is_plain || c == ' ') {
        text_ += is_plain ? c : '+';
        continue;
      }
      text_ += '%';
      text_ += hex[static_cast<unsigned char>(c) >> 4];
      text_ += hex[static_cast<unsigned char>(c) & 15U];
    }
  }

  std::string text_;
};

/// The fields of a template, or the record laid flat: "answers.recommend=9".
std::string write_form(const Json& fields, const Source& source) {
  FormWriter out;
  for (const Json& field : filled(fields, source).items()) out.add(field.name(), field);
  if (!fields.is_null()) return std::move(out).text();
  for (const Json& member : source.record.items()) {
    if (!member.is_array() && !member.is_object()) out.add(member.name(), member);
  }
  for (const std::string_view facts : {"answers", "segments"}) out.add(facts, *source.session.facts().find(facts));
  out.add("context", source.response.context);
  return std::move(out).text();
}

/// The record in a CloudEvent. Source and id together name a revision once and for all (CloudEvents 1.0.2, 3.1).
std::string write_cloudevent(const std::string& record, const Response& response, const Session& session) {
  std::string text;
  JsonWriter out(text);
  out.open_object();
  out.member("specversion", "1.0");
  out.member("type", joined({"touchstone.response.", name_of(response.status)}));
  out.member("source", joined({"/touchstone/surveys/", session.survey().id}));
  out.member("id", joined({response.id, "/", write_decimal(response.revision)}));
  out.member("subject", response.id);
  out.member("time", timestamp(response.updated_at));
  out.member("datacontenttype", "application/json");
  out.name("data");
  text += record;
  out.close_object();
  return text;
}

}  // namespace

std::string write_body(const Endpoint& endpoint, const Response& response, const Session& session) {
  std::string record = write_record(response, session);
  if (endpoint.format == Format::json) return record;
  if (endpoint.format == Format::cloudevents) return write_cloudevent(record, response, session);
  JsonRead read = read_json(record, {.bytes = record.size(), .depth = 32});
  const Source source{read.value ? std::move(*read.value) : Json(), response, session};
  if (endpoint.format == Format::form) return write_form(endpoint.body_template, source);
  return write_json(filled(endpoint.body_template, source));
}

std::string_view content_type_of(Format format, bool is_simple) {
  if (format == Format::form) return "application/x-www-form-urlencoded";
  if (is_simple) return "text/plain;charset=UTF-8";
  return format == Format::cloudevents ? "application/cloudevents+json" : "application/json";
}

}  // namespace touchstone
