#pragma once
#include <string>

#include "definition/endpoint.hpp"
#include "delivery/response.hpp"

namespace touchstone {

/// What an endpoint gets of a response: the record, or the endpoint's template with everything inserted. Insertions are
/// always text within JSON text, never JSON; what is not there gives way to the fallback, else to nothing. Of the
/// page's context only what is declared is inserted, here as in the record.
std::string write_body(const Endpoint& endpoint, const Response& response, const Session& session);

}  // namespace touchstone
