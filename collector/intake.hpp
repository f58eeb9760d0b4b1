#pragma once
// POST /v1/responses: where widgets leave their responses.
#include <string>

#include "collector/changes.hpp"
#include "collector/committer.hpp"
#include "collector/http/server.hpp"
#include "collector/metrics.hpp"
#include "collector/origins.hpp"
#include "collector/rate.hpp"

namespace touchstone {

/// Where responses are posted and read.
constexpr auto responses_path = "/v1/responses";

class Intake {
 public:
  struct Options {
    Origins origins;
    /// With which the shop signs (signature.hpp). Empty: nobody signs.
    std::string secret = {};
    /// Records a second from one network, and to one survey; ten times as many at once. 0: without limit.
    double most_from_network = 0;
    double most_of_survey = 0;
  };

  /// All arguments must outlive this.
  Intake(Options options, Committer& committer, Changes& changes, Metrics& metrics);

  /// What the head of a post says already.
  Admission admit(const Request& head);
  /// The same for requests of other kinds: their network's rate alone.
  std::optional<Reply> limit_network(const Request& head);
  void take(const Request& request, Respond respond);
  Reply answer_preflight(const Request& request) const;
  /// For the one page that may read the reply.
  void allow_origin(const Request& request, Reply& reply) const;

 private:
  std::optional<Reply> limit_records(const Request& request, const std::vector<Arrival>& arrivals);

  Options options_;
  Committer& committer_;
  Changes& changes_;
  Metrics& metrics_;
  RateLimiter networks_;
  RateLimiter surveys_;
};

}  // namespace touchstone
