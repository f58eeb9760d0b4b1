// What both databases promise.
#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "collector/janitor.hpp"
#include "unit/store_fixture.hpp"

using namespace touchstone;

TEST_CASE("the highest revision of a response is kept") {
  const TemporaryDatabase database(GENERATE("sqlite", "postgres"));
  const auto store = database.open();
  CHECK(put(*store, arrival("a", 2)) == Kept::created);
  CHECK(put(*store, arrival("a", 2)) == Kept::replay);
  CHECK(put(*store, arrival("a", 1)) == Kept::older);
  CHECK(put(*store, arrival("a", 2, "2")) == Kept::conflict);
  CHECK(all_of(*store) == std::vector<std::string>{R"(1:{"id":"a","revision":2,"content":1})"});
  CHECK(put(*store, arrival("a", 5)) == Kept::updated);
  CHECK(put(*store, arrival("a", 4)) == Kept::older);
  CHECK(good(store->count()) == 1);
  CHECK(all_of(*store) == std::vector<std::string>{R"(2:{"id":"a","revision":5,"content":1})"});
}

TEST_CASE("a group is judged as if its records had come one by one") {
  const TemporaryDatabase database(GENERATE("sqlite", "postgres"));
  const auto store = database.open();
  put(*store, arrival("old", 3));
  const auto kept = good(store->put({arrival("a", 1), arrival("a", 1), arrival("a", 3), arrival("a", 2),
                                     arrival("a", 3, "2"), arrival("b", 1), arrival("old", 2), arrival("old", 4)}));
  CHECK(kept == std::vector<Kept>{Kept::created, Kept::replay, Kept::updated, Kept::older, Kept::conflict,
                                  Kept::created, Kept::older, Kept::updated});
  CHECK(all_of(*store) == std::vector<std::string>{R"(2:{"id":"a","revision":3,"content":1})",
                                                   R"(3:{"id":"b","revision":1,"content":1})",
                                                   R"(4:{"id":"old","revision":4,"content":1})"});
  CHECK(good(store->last()) == 4);
}

TEST_CASE("the order of members makes no conflict") {
  const TemporaryDatabase database(GENERATE("sqlite", "postgres"));
  const auto store = database.open();
  Arrival other = arrival("a", 1);
  put(*store, other);
  other.record.json = R"({"content":1,"revision":1,"id":"a"})";
  CHECK(put(*store, other) == Kept::replay);
}

TEST_CASE("texts come back as they went in") {
  const TemporaryDatabase database(GENERATE("sqlite", "postgres"));
  const auto store = database.open();
  Arrival one = arrival("a", 1);
  one.record.touchpoint = R"(a"b\c{d},'e';--)";
  one.record.locale = "";
  one.record.json = R"({"text":"\"\\{},''$1 NULL \u0001 Grüße 日本 👍🏽"})";
  put(*store, one);
  CHECK(all_of(*store, {.touchpoint = one.record.touchpoint}) == std::vector<std::string>{"1:" + one.record.json});
}

TEST_CASE("reading what came after") {
  const TemporaryDatabase database(GENERATE("sqlite", "postgres"));
  const auto store = database.open();
  CHECK(good(store->last()) == 0);
  CHECK(all_of(*store).empty());
  put(*store, arrival("a", 1));
  put(*store, arrival("b", 1));
  put(*store, arrival("c", 1));
  put(*store, arrival("a", 2));  // moves to the end
  CHECK(good(store->last()) == 4);
  CHECK(all_of(*store, {.since = 2}) == std::vector<std::string>{R"(3:{"id":"c","revision":1,"content":1})",
                                                                 R"(4:{"id":"a","revision":2,"content":1})"});
  CHECK(all_of(*store, {.since = 4}).empty());
  CHECK(all_of(*store, {.survey = "other"}) == std::vector<std::string>{R"(2:{"id":"b","revision":1,"content":1})"});
  CHECK(all_of(*store, {.touchpoint = "nowhere"}).empty());

  std::vector<Sequence> seen;
  const auto take = [&](const Row& row) {
    seen.push_back(row.sequence);
    CHECK(row.received_at == "2026-09-21T14:13:20.000Z");
    return true;
  };
  CHECK(good(store->read(0, 2, take)) == 3);
  CHECK(seen == std::vector<Sequence>{2, 3});
  CHECK(good(store->read(3, 2, take)) == 4);
  CHECK(good(store->read(4, 2, take)) == 4);
  CHECK(seen == std::vector<Sequence>{2, 3, 4});
}

TEST_CASE("a reading shows one moment") {
  const TemporaryDatabase database(GENERATE("sqlite", "postgres"));
  const auto store = database.open();
  std::vector<Arrival> many;
  for (int i = 0; i < 1'200; ++i) many.push_back(arrival("r" + std::to_string(i), 1));  // more than one page
  good(store->put(many));
  const auto reading = good(store->begin_reading({}));
  CHECK(good(reading->next())->sequence == 1);
  put(*store, arrival("r1", 2));
  put(*store, arrival("new", 1));
  CHECK(reading->last() == 1'200);
  CHECK(good(reading->next())->record == R"({"id":"r1","revision":1,"content":1})");
  int rest = 0;
  while (good(reading->next())) ++rest;
  CHECK(rest == 1'198);
  CHECK_FALSE(good(reading->next()));
}

TEST_CASE("responses outlive the connection, and sequences never come twice") {
  const TemporaryDatabase database(GENERATE("sqlite", "postgres"));
  {
    const auto store = database.open();
    put(*store, arrival("a", 1));
    put(*store, arrival("b", 1));
    CHECK(good(store->remove("b", 0)));
  }
  const auto store = database.open();
  CHECK(good(store->count()) == 1);
  CHECK(put(*store, arrival("c", 1)) == Kept::created);
  CHECK(good(store->last()) == 3);
}

TEST_CASE("many writers, each response once") {
  const TemporaryDatabase database(GENERATE("sqlite", "postgres"));
  const auto one = database.open();
  const auto other = database.open();  // as a second collector on the same database
  std::vector<std::thread> writers;
  for (int writer = 0; writer < 4; ++writer) {
    writers.emplace_back([&, writer] {
      for (unsigned i = 0; i < 60; ++i) {
        // Every writer sends the same 20 responses, revision by revision.
        Store& store = writer % 2 == 0 ? *one : *other;
        // A database that is busy for too long is asked again, as senders do.
        bool is_kept = false;
        for (int turn = 0; turn < 5 && !is_kept; ++turn) {
          is_kept = static_cast<bool>(store.put({arrival("r" + std::to_string(i % 20), i / 20 + 1)}));
        }
        if (!is_kept) std::abort();
      }
    });
  }
  for (std::thread& each : writers) each.join();
  CHECK(good(one->count()) == 20);
  for (const std::string& row : all_of(*one)) CHECK(row.find(R"("revision":3)") != std::string::npos);
  CHECK(good(one->last()) <= 60);
  CHECK(good(one->last()) >= 20);
}

TEST_CASE("what is deleted stays deleted until that is forgotten") {
  const TemporaryDatabase database(GENERATE("sqlite", "postgres"));
  const auto store = database.open();
  put(*store, arrival("a", 1));
  put(*store, arrival("b", 1));
  CHECK(good(store->remove("a", 5'000)));
  CHECK_FALSE(good(store->remove("a", 5'000)));
  CHECK_FALSE(good(store->remove("never", 5'000)));
  CHECK(put(*store, arrival("a", 2)) == Kept::deleted);
  CHECK(put(*store, arrival("never", 1)) == Kept::deleted);
  CHECK(all_of(*store) == std::vector<std::string>{R"(2:{"id":"b","revision":1,"content":1})"});
  good(store->sweep(5'000, 0));
  CHECK(put(*store, arrival("a", 2)) == Kept::deleted);
  good(store->sweep(5'001, 0));
  CHECK(put(*store, arrival("a", 2)) == Kept::created);
}

TEST_CASE("old responses are deleted, a few at a time") {
  const TemporaryDatabase database(GENERATE("sqlite", "postgres"));
  const auto store = database.open();
  for (const int second : {1, 2, 3, 4, 5}) {
    Arrival one = arrival("r" + std::to_string(second), 1);
    one.received_at = second * 1'000;
    put(*store, one);
  }
  CHECK(good(store->remove_older(4'000, 2, 0)) == 2);
  CHECK(good(store->remove_older(4'000, 2, 0)) == 1);
  CHECK(good(store->remove_older(4'000, 2, 0)) == 0);
  CHECK(all_of(*store).size() == 2);
  CHECK(put(*store, arrival("r1", 2)) == Kept::deleted);
}

TEST_CASE("a round of tidying deletes all that is too old, and nothing where nothing is to be") {
  const TemporaryDatabase database(GENERATE("sqlite", "postgres"));
  const auto store = database.open();
  constexpr UnixMs day = 24 * 3'600'000;
  std::vector<Arrival> many;
  for (int i = 0; i < 1'001; ++i) many.push_back(arrival("r" + std::to_string(i), 1));
  many.back().received_at += day;
  good(store->put(many));
  const UnixMs now = many.front().received_at + 2 * day;
  CHECK(good(tidy(*store, std::nullopt, now)) == 0);
  CHECK(good(tidy(*store, std::chrono::hours(48), now)) == 0);
  CHECK(good(tidy(*store, std::chrono::hours(48), now + 1)) == 1'000);
  CHECK(all_of(*store) == std::vector<std::string>{R"(1001:{"id":"r1000","revision":1,"content":1})"});
  CHECK(put(*store, arrival("r0", 2)) == Kept::deleted);
  CHECK(good(tidy(*store, std::nullopt, now + 30 * day + 2)) == 0);
  CHECK(put(*store, arrival("r0", 2)) == Kept::created);  // forgotten by now
}

TEST_CASE("an order counts for one response") {
  const TemporaryDatabase database(GENERATE("sqlite", "postgres"));
  const auto store = database.open();
  const auto claiming = [](const std::string& id, unsigned revision, const std::string& claim) {
    Arrival one = arrival(id, revision);
    one.trust = Trust::signed_response;
    one.claim = claim;
    one.claim_expires_at = 9'000;
    return one;
  };
  good(store->put({claiming("a", 1, "x"), claiming("b", 1, "x"), claiming("c", 1, "y"), claiming("a", 2, "x")}));
  put(*store, claiming("d", 1, "y"));
  put(*store, claiming("c", 2, "y"));
  CHECK(all_of(*store) == std::vector<std::string>{
                              R"(1:{"id":"b","revision":1,"content":1} reused)",
                              R"(3:{"id":"a","revision":2,"content":1} signed)",
                              R"(4:{"id":"d","revision":1,"content":1} reused)",
                              R"(5:{"id":"c","revision":2,"content":1} signed)",
                          });
  good(store->sweep(0, 9'001));
  put(*store, claiming("e", 1, "x"));
  CHECK(all_of(*store).back() == R"(6:{"id":"e","revision":1,"content":1} signed)");
}

TEST_CASE("tokens and webhooks' places") {
  const TemporaryDatabase database(GENERATE("sqlite", "postgres"));
  const auto store = database.open();
  CHECK(good(store->add_token({.name = "report", .hash = "1", .created_at = "now"})));
  CHECK_FALSE(good(store->add_token({.name = "report", .hash = "2", .created_at = "now"})));
  CHECK(good(store->add_token({.name = "a", .hash = "3", .created_at = "then"})));
  const std::vector<TokenEntry> tokens = good(store->tokens());
  REQUIRE(tokens.size() == 2);
  CHECK(tokens[0].name == "a");
  CHECK(tokens[1].hash == "1");
  CHECK(good(store->remove_token("report")));
  CHECK_FALSE(good(store->remove_token("report")));
  CHECK(good(store->tokens()).size() == 1);
  CHECK_FALSE(good(store->webhook_position("https://a.example")));
  good(store->set_webhook_position("https://a.example", 7));
  good(store->set_webhook_position("https://a.example", 8));
  CHECK(good(store->webhook_position("https://a.example")) == 8);
  CHECK_FALSE(good(store->webhook_position("https://b.example")));
}

TEST_CASE("a server that restarts in the middle costs nothing that was confirmed") {
  const TemporaryDatabase database("postgres");
  const auto store = database.open();
  std::atomic<bool> ending = false;
  std::atomic<unsigned> confirmed = 0;
  unsigned failed = 0;
  std::thread writer([&] {
    for (unsigned next = 1; !ending;) {
      // As a sender does: the same again until it is confirmed.
      if (store->put({arrival("r" + std::to_string(next), 1)})) {
        confirmed = next++;
      } else {
        ++failed;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
      }
    }
  });
  const auto wait_for = [&](unsigned count) {
    for (int i = 0; i < 2'000 && confirmed < count; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return confirmed >= count;
  };
  CHECK(wait_for(20));
  restart_postgres();
  const unsigned after = confirmed;
  CHECK(wait_for(after + 20));
  ending = true;
  writer.join();
  CHECK(good(store->count()) == confirmed);
  CHECK(good(store->last()) == confirmed);
  CHECK(failed > 0);
  CHECK(good(store->begin_reading({}))->last() == confirmed);
}

TEST_CASE("addresses of databases that cannot be used") {
  const auto error_of = [](const std::string& where) {
    Result<std::unique_ptr<Store>> store = open_store(where);
    return store ? std::string() : std::string(store.error().code) + " " + store.error().message;
  };
  CHECK_THAT(error_of("postgresql://touchstone:secret@127.0.0.1:1/none"),
             Catch::StartsWith("storage the database postgresql://touchstone@127.0.0.1:1/none cannot be used: "));
  CHECK_THAT(error_of(new_postgres_database("SQL_ASCII")), Catch::Contains("its encoding is SQL_ASCII"));
  const auto [where, shown] = GENERATE(table<std::string, std::string>({
      {"responses.sqlite", "responses.sqlite"},
      {"postgresql://a@h/d", "postgresql://a@h/d"},
      {"postgresql://a:b@h/d", "postgresql://a@h/d"},
      {"postgres://a:b:c@h:5432/d?password=x", "postgres://a@h:5432/d"},
      {"postgresql:///d?host=/run&password=x", "postgresql:///d"},
  }));
  CHECK(shown_address(where) == shown);
}
