#include <catch2/catch.hpp>

#include <sstream>
#include <string>

#include "collector/transfer.hpp"
#include "unit/collector_records.hpp"
#include "unit/store_fixture.hpp"

using namespace touchstone;

namespace {

std::string exported(Store& store, const Filter& filter = {}) {
  std::ostringstream out;
  good(export_responses(store, filter, out));
  return out.str();
}

std::string line(unsigned number, unsigned revision, const std::string& more) {
  std::string text = record(number, revision);
  text.pop_back();
  return text + more + "}\n";
}

}  // namespace

TEST_CASE("responses move from each kind of database to the other, as they are") {
  const TemporaryDatabase from(GENERATE("sqlite", "postgres"));
  const TemporaryDatabase to(from.where().starts_with("postgresql") ? "sqlite" : "postgres");
  const auto source = from.open();
  const auto target = to.open();
  const std::string lines = line(1, 3, R"(,"trust":"signed","received_at":"2026-11-21T10:15:22.004Z")") +
                            line(2, 1, R"(,"received_at":"2026-11-21T10:15:23.000Z")");
  std::istringstream in(lines);
  std::ostringstream complaints;
  const Imported first = good(import_responses(*source, in, complaints));
  CHECK(first.settled == 2);
  CHECK(first.refused == 0);
  CHECK(exported(*source) == lines);
  for (int i = 0; i < 2; ++i) {  // a second time does no harm
    std::istringstream moved(exported(*source));
    CHECK(good(import_responses(*target, moved, complaints)).settled == 2);
    CHECK(exported(*target) == lines);
  }
  CHECK(good(target->last()) == 2);
  CHECK(complaints.str().empty());
}

TEST_CASE("lines that are refused are told, and the rest is kept") {
  const TemporaryDatabase database("sqlite");
  const auto store = database.open();
  std::istringstream in(line(1, 2, "") + "\n  \nnonsense\n" + line(2, 0, "") + line(1, 1, "") +
                        with(line(1, 2, ""), "partial", "completed") + line(3, 1, R"(,"trust":"certain")") +
                        line(4, 1, R"(,"received_at":"yesterday")") + record(5, 1));
  std::ostringstream complaints;
  const Imported done = good(import_responses(*store, in, complaints));
  CHECK(done.settled == 3);
  CHECK(done.refused == 5);
  CHECK(good(store->count()) == 2);
  for (const char* part : {"line 4: ", "line 5: /revision", "line 8: /trust", "line 9: /received_at",
                           "019aa6c1-7d5e-7c3b-9a53-000000000001: this revision is there already"}) {
    CAPTURE(part, complaints.str());
    CHECK(complaints.str().find(part) != std::string::npos);
  }
}
