#pragma once
#include <string>

#include "definition/endpoint.hpp"
#include "delivery/response.hpp"

namespace touchstone {

/// What an endpoint gets of a response, by its format. Insertions into a template are always text within JSON text, or
/// within a field, never JSON; what is not there gives way to the fallback, else to nothing. Of the page's context only
/// what is declared is inserted, here as in the record.
std::string write_body(const Endpoint& endpoint, const Response& response, const Session& session);

/// What such a body is called. `is_simple`: there is no time, or no way, to ask the endpoint's leave first (a CORS
/// preflight), and only plain text and forms go without (Fetch, 2.2.2).
std::string_view content_type_of(Format format, bool is_simple);

}  // namespace touchstone
