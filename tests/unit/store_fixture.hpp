#pragma once
// What the tests of the storage share: every promise is checked with both databases.
#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "collector/storage/store.hpp"
#include "unit/temporary_folder.hpp"
#include "unit/temporary_postgres.hpp"

/// Fails the test where the result is an error.
template <class T>
T good(touchstone::Result<T> result) {
  if (!result) FAIL(result.error().message);
  return std::move(*result);
}

/// An empty database of either kind, that goes with the test.
class TemporaryDatabase {
 public:
  explicit TemporaryDatabase(const std::string& kind)
      : where_(kind == "postgres" ? new_postgres_database() : (folder_ / "responses.sqlite").string()) {}

  const std::string& where() const { return where_; }
  std::unique_ptr<touchstone::Store> open() const { return good(touchstone::open_store(where_)); }

 private:
  TemporaryFolder folder_;
  std::string where_;
};

inline touchstone::Arrival arrival(const std::string& id, unsigned revision, const std::string& content = "1") {
  touchstone::Arrival arrival;
  arrival.received_at = 1'790'000'000'000;
  touchstone::Record& record = arrival.record;
  record.response_id = id;
  record.revision = revision;
  record.survey = id == "b" ? "other" : "survey";
  record.touchpoint = "checkout.completed";
  record.locale = "de";
  record.shown_at = record.updated_at = "2026-11-21T10:15:00.000Z";
  record.json = R"({"id":")" + id + R"(","revision":)" + std::to_string(revision) + R"(,"content":)" + content + "}";
  return arrival;
}

inline touchstone::Kept put(touchstone::Store& store, const touchstone::Arrival& one) {
  return good(store.put({one})).at(0);
}

/// "sequence:record" of each response, and " trust" where there is any.
inline std::vector<std::string> all_of(touchstone::Store& store, const touchstone::Filter& filter = {}) {
  std::vector<std::string> rows;
  const std::unique_ptr<touchstone::Reading> reading = good(store.begin_reading(filter));
  while (auto row = good(reading->next())) {
    rows.push_back(std::to_string(row->sequence) + ":" + row->record + (row->trust.empty() ? "" : " " + row->trust));
  }
  return rows;
}
