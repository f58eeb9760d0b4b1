#pragma once
// The response record: what endpoints receive, the collector keeps and the scorer reads.
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "base/time.hpp"
#include "definition/definition.hpp"
#include "session/session.hpp"
#include "touchpoint/track.hpp"

namespace touchstone {

enum class Status : unsigned char { shown, partial, completed, dismissed };

std::string_view name_of(Status status);

/// All answers of one showing of one survey. The highest revision of a `response_id` is the one that counts.
struct Response {
  /// UUIDv7, made when the survey is shown.
  std::string id;
  /// Grows with every change, from 1 when shown.
  unsigned revision = 0;
  Status status = Status::shown;
  /// An answer of somebody who tries the survey out: `"mode": "test"`, which no score counts.
  bool is_test = false;
  std::string touchpoint;
  std::string locale;
  UnixMs shown_at = 0;
  UnixMs updated_at = 0;
  /// Declared values only, by dotted path.
  Json context;
  /// The page's address, as far as the file lets it be named. Empty: not at all.
  std::string page = {};
  /// By which the shop vouches for the order. Empty: it does not.
  std::string token = {};

  /// In bytes. Of a longer one no receiver takes the record.
  static constexpr std::size_t longest_token = 500;
};

/// A UUID of version 7 (RFC 9562, 5.7): the moment, then 74 random bits.
std::string make_response_id(UnixMs moment, const Seed& seed);

/// The declared values that the page's context holds in the declared type. A date is text that begins YYYY-MM-DD. Text
/// is cut to 500 bytes: the context says where an answer belongs, and must not crowd it out of its record.
Json declared_context(const std::vector<ContextField>& fields, const Json& context);

/// The record as the JSON text that is sent.
std::string write_record(const Response& response, const Session& session);

}  // namespace touchstone
