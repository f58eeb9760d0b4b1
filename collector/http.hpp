#pragma once
// What the handlers share: reading a body within bounds, and refusing.
#include <httplib.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace touchstone {

/// Answers with a problem document.
void refuse(httplib::Response& response, int status, std::string_view detail, const std::vector<Error>& errors = {});

/// As `refuse`, and closes the connection: for requests whose body was not read to its end. What is left of it would be
/// taken for the next request.
void refuse_and_close(httplib::Response& response, int status, std::string_view detail,
                      const std::vector<Error>& errors = {});

struct Body {
  /// 200 where all of it was read, else what to refuse it with: 413 too big, 415 a form, 408 too slow, 400 broken off.
  int status = 200;
  /// Of a body that is too big only the beginning.
  std::string text = {};
  /// Nothing of the body is left on the connection.
  bool at_end = true;
};

/// Reads a body of at most `most_bytes`, whatever its coding (chunks, gzip) makes of it.
Body read_body(const httplib::Request& request, const httplib::ContentReader& reader, std::size_t most_bytes);

/// The media type without its parameters, in lower case. Empty: none is stated.
std::string media_type_of(const httplib::Request& request);

}  // namespace touchstone
