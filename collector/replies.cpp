#include "collector/replies.hpp"

#include <algorithm>
#include <utility>

#include "collector/problem.hpp"

namespace touchstone {

Reply refusal(int status, std::string_view detail, const std::vector<Error>& errors) {
  Reply reply{.status = status, .body = write_problem(status, detail, errors)};
  reply.set("Content-Type", "application/problem+json");
  reply.set("Cache-Control", "no-store");
  return reply;
}

Reply come_again(int status, std::string_view detail, std::chrono::nanoseconds after,
                 const std::vector<Error>& errors) {
  Reply reply = refusal(status, detail, errors);
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(after).count();
  reply.set("Retry-After", std::to_string(std::max<std::int64_t>(seconds, 1)));
  return reply;
}

Reply json_reply(std::string text) {
  Reply reply{.body = std::move(text)};
  reply.set("Content-Type", "application/json");
  reply.set("Cache-Control", "no-store");
  return reply;
}

}  // namespace touchstone
