#include "collector/http.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <memory>

#include "collector/problem.hpp"

namespace touchstone {
namespace {

constexpr auto problem_type = "application/problem+json";

/// A body that is too big is read on to this point, so that its sender, still writing, gets to see why it is refused.
constexpr std::size_t most_read_in_vain = 1024 * 1024;

/// From the first byte of a body to its last. The library's own timeout starts anew with each byte.
constexpr auto longest_reading = std::chrono::seconds(10);

bool has_body(const httplib::Request& request) {
  return request.has_header("Content-Length") || request.has_header("Transfer-Encoding");
}

}  // namespace

void refuse(httplib::Response& response, int status, std::string_view detail, const std::vector<Error>& errors) {
  response.status = status;
  response.set_content(write_problem(status, detail, errors), problem_type);
}

void refuse_and_close(httplib::Response& response, int status, std::string_view detail,
                      const std::vector<Error>& errors) {
  response.status = status;
  response.set_header("Connection", "close");
  const auto text = std::make_shared<const std::string>(write_problem(status, detail, errors));
  // The library closes only where the client asked for it or where writing failed. So writing fails, behind the last
  // byte.
  response.set_content_provider(text->size(), problem_type,
                                [text](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
                                  sink.write(text->data() + offset, length);
                                  return false;
                                });
}

Body read_body(const httplib::Request& request, const httplib::ContentReader& reader, std::size_t most_bytes) {
  Body body;
  if (!has_body(request)) return body;  // the library would read until the connection ends
  const auto announced = request.get_header_value<std::uint64_t>("Content-Length");
  if (announced > most_read_in_vain) return {.status = 413, .at_end = false};
  // The library would take a form apart, which is of no use to anybody here.
  if (request.is_multipart_form_data()) return {.status = announced > most_bytes ? 413 : 415, .at_end = false};
  const auto deadline = std::chrono::steady_clock::now() + longest_reading;
  std::size_t size = 0;
  bool is_late = false;
  const auto receive = [&](const char* data, std::size_t count) {
    size += count;
    if (size <= most_bytes) body.text.append(data, count);
    is_late = std::chrono::steady_clock::now() > deadline;
    return size <= most_read_in_vain && !is_late;
  };
  body.at_end = reader(receive);
  if (size > most_bytes || announced > most_bytes) {
    body.status = 413;
  } else if (!body.at_end) {
    body.status = is_late ? 408 : 400;
  }
  return body;
}

std::string media_type_of(const httplib::Request& request) {
  std::string type = request.get_header_value("Content-Type");
  type.erase(std::min(type.find(';'), type.size()));
  type.erase(type.find_last_not_of(" \t") + 1);
  std::transform(type.begin(), type.end(), type.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return type;
}

}  // namespace touchstone
