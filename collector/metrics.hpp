#pragma once
// What the collector counts, for Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/).
#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "collector/storage/arrival.hpp"

namespace touchstone {

/// Where a request went: few, whatever addresses strangers think of.
enum class Route : unsigned char { intake, reading, stream, deletion, health, metrics, site, other };
constexpr std::size_t route_count = 8;

/// Why a response was sent away to come again.
enum class Shed : unsigned char { queue_full, address_rate, survey_rate, connections };
constexpr std::size_t shed_count = 4;

class Metrics {
 public:
  using Duration = std::chrono::steady_clock::duration;

  /// From the last byte of the head to the first of the answer.
  void note_request(Route route, int status, Duration took);
  void note_kept(Kept kept) { ++kept_[static_cast<std::size_t>(kept)]; }
  void note_shed(Shed shed) { ++shed_[static_cast<std::size_t>(shed)]; }
  void note_commit(std::size_t records, Duration took, bool is_good);
  void note_webhook(bool is_delivered) { ++(is_delivered ? webhooks_delivered_ : webhooks_failed_); }

  /// The text that Prometheus fetches.
  std::string write() const;

  std::atomic<std::int64_t> connections = 0;
  std::atomic<std::int64_t> listeners = 0;
  std::atomic<std::int64_t> waiting = 0;

 private:
  /// Upper bounds in milliseconds; beyond is +Inf.
  static constexpr std::array<int, 10> bounds_ms = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1'000};
  /// Classes of status: 1xx to 5xx.
  static constexpr std::size_t class_count = 5;
  using Counter = std::atomic<std::uint64_t>;

  std::array<std::array<Counter, class_count>, route_count> requests_{};
  std::array<Counter, bounds_ms.size() + 1> intake_times_{};
  Counter intake_us_ = 0;
  std::array<Counter, 6> kept_{};
  std::array<Counter, shed_count> shed_{};
  Counter commits_ = 0;
  Counter commit_errors_ = 0;
  Counter committed_ = 0;
  Counter commit_us_ = 0;
  Counter webhooks_delivered_ = 0;
  Counter webhooks_failed_ = 0;
};

}  // namespace touchstone
