#include "collector/intake.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_write.hpp"
#include "collector/http.hpp"
#include "collector/record.hpp"

namespace touchstone {
namespace {

UnixMs now() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

/// Browsers say where a request comes from (https://w3c.github.io/webappsec-fetch-metadata). Without this, a page that
/// may not post JSON for want of `--origin` could still leave its last answers as text, which no preflight guards: half
/// of the data, from anywhere.
bool is_foreign(const httplib::Request& request, const Origins& origins) {
  const std::string site = request.get_header_value("Sec-Fetch-Site");
  return (site == "cross-site" || site == "same-site") && !origins.allow(request.get_header_value("Origin"));
}

/// For the one page that may read the answer.
void allow_origin(const httplib::Request& request, httplib::Response& response, const Origins& origins) {
  if (origins.none()) return;
  response.set_header("Vary", "Origin");
  const std::string origin = request.get_header_value("Origin");
  if (!origin.empty() && origins.allow(origin)) response.set_header("Access-Control-Allow-Origin", origin);
}

/// Lets a page of an allowed origin post, and no more than that: what was answered can be read on this origin only.
void answer_preflight(const httplib::Request& request, httplib::Response& response, const Origins& origins) {
  allow_origin(request, response, origins);
  if (!origins.allow(request.get_header_value("Origin"))) {
    return refuse(response, 403, "This origin is not allowed to post here; start the collector with --origin");
  }
  response.status = 204;
  response.set_header("Access-Control-Allow-Methods", "POST");
  response.set_header("Access-Control-Allow-Headers", "Content-Type");
  // Two hours: as long as Chromium keeps it (Firefox: a day).
  response.set_header("Access-Control-Max-Age", "7200");
}

constexpr auto too_big = "A response record has at most 64 KiB";
static_assert(Record::most_bytes == 64 * 1024);

std::string_view detail_of(int status) {
  switch (status) {
    case 408:
      return "The body took too long";
    case 413:
      return too_big;
    case 415:
      return "Send application/json, or text/plain that holds JSON";
  }
  return "The body ended too early";
}

void refuse_body(httplib::Response& response, const Body& body) {
  std::vector<Error> errors;
  if (body.status == 413) {
    errors.push_back({.code = "too_big", .message = "the body is too big", .hint = "at most 16,384 bytes are allowed"});
  }
  const auto refuse_so = body.at_end ? refuse : refuse_and_close;
  refuse_so(response, body.status, detail_of(body.status), errors);
}

/// Precondition: it was read in vain.
void refuse_record(httplib::Response& response, const RecordRead& read) {
  switch (read.defect) {
    case Defect::too_big:
      return refuse(response, 413, too_big, read.errors);
    case Defect::malformed:
      return refuse(response, 400, "The body is not JSON", read.errors);
    case Defect::invalid:
      return refuse(response, 422, "The body is not a response record", read.errors);
  }
}

void keep(const Record& record, httplib::Response& response, Store& store, Changes& changes) {
  Result<Kept> kept = store.put(record, now());
  // The status tells the sender to try again.
  if (!kept) return refuse(response, 503, "The response could not be kept", {kept.error()});
  if (is_change(*kept)) changes.note();
  if (!is_settled(*kept)) {
    const Error error{.code = "conflict",
                      .pointer = "/revision",
                      .message = "this revision is kept already, with other content",
                      .hint = "raise the revision with every change"};
    return refuse(response, 422, "Two different records bear the same response_id and revision", {error});
  }
  // The same for a first arrival and a replay: the sender need not know.
  std::string confirmation;
  JsonWriter out(confirmation);
  out.open_object();
  out.member("response_id", record.response_id);
  out.member_number("revision", record.revision);
  out.close_object();
  response.set_content(confirmation, "application/json");
}

}  // namespace

void serve_intake(httplib::Server& http, Store& store, Changes& changes, const Origins& origins) {
  http.Options(responses_path, [&origins](const httplib::Request& request, httplib::Response& response) {
    answer_preflight(request, response, origins);
  });
  http.Post(responses_path, [&](const httplib::Request& request, httplib::Response& response,
                                const httplib::ContentReader& reader) {
    const Body body = read_body(request, reader, Record::most_bytes);
    response.status = 200;  // the library may have put its own reason here
    response.set_header("Cache-Control", "no-store");
    allow_origin(request, response, origins);
    if (body.status != 200) return refuse_body(response, body);
    if (is_foreign(request, origins)) {
      return refuse(response, 403, "This origin is not allowed to post here; start the collector with --origin");
    }
    const std::string type = media_type_of(request);
    // Plain text is what a page may send while it is being closed, when there is no time for a preflight.
    if (type != "application/json" && type != "text/plain") {
      return refuse(response, 415, detail_of(415));
    }
    const RecordRead read = read_record(body.text);
    if (!read.record) return refuse_record(response, read);
    keep(*read.record, response, store, changes);
  });
}

}  // namespace touchstone
