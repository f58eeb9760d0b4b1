// What is SQLite's own: its file.
#include <catch2/catch.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <chrono>
#include <thread>

#include "unit/store_fixture.hpp"

using namespace touchstone;

TEST_CASE("the log is written back into the file at the end") {
  const TemporaryDatabase database("sqlite");
  put(*database.open(), arrival("a", 1));
  CHECK_FALSE(std::filesystem::exists(database.where() + "-wal"));
}

TEST_CASE("a file of the first version is brought to this one") {
  const TemporaryFolder folder;
  const std::string file = (folder / "old.sqlite").string();
  SQLite::Database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(R"(
CREATE TABLE responses (response_id TEXT PRIMARY KEY, sequence INTEGER NOT NULL UNIQUE, revision INTEGER NOT NULL,
  status TEXT NOT NULL, mode TEXT NOT NULL, survey TEXT NOT NULL, touchpoint TEXT NOT NULL, locale TEXT NOT NULL,
  shown_at TEXT NOT NULL, updated_at TEXT NOT NULL, received_at TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE sequence (last INTEGER NOT NULL);
INSERT INTO sequence VALUES (7);
INSERT INTO responses VALUES ('a', 7, 1, 'shown', 'live', 's', 't', 'de', '', '', '2026-01-01T00:00:00.000Z', '{}');
PRAGMA user_version = 1)");
  const auto store = good(open_store(file));
  CHECK(all_of(*store) == std::vector<std::string>{"7:{}"});
  CHECK(put(*store, arrival("a", 2)) == Kept::updated);
  CHECK(good(store->last()) == 8);
  SQLite::Database raw(file, SQLite::OPEN_READONLY);
  CHECK(raw.execAndGet("SELECT group_concat(version) FROM migrations").getString() == "1,2");
  CHECK(raw.execAndGet("PRAGMA user_version").getInt() == 2);
}

TEST_CASE("files that cannot be used") {
  const TemporaryFolder folder;
  const auto refused = [](const std::filesystem::path& file) {
    Result<std::unique_ptr<Store>> store = open_store(file.string());
    return !store && store.error().code == "storage" && store.error().message.find(file.string()) != std::string::npos;
  };
  CHECK(refused(folder / "missing" / "responses.sqlite"));
  CHECK(refused(folder.path()));
  folder.write("notes.txt",
               "This is not a database, and it is longer than a header of one hundred bytes, which is what SQLite "
               "looks at first.");
  CHECK(refused(folder / "notes.txt"));
  SQLite::Database((folder / "shop.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec("CREATE TABLE orders (id)");
  CHECK(refused(folder / "shop.db"));
  good(open_store((folder / "later.sqlite").string())).reset();
  SQLite::Database((folder / "later.sqlite").string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
  CHECK(refused(folder / "later.sqlite"));
}

TEST_CASE("a file that another process holds is waited for, and an error leaves nothing behind") {
  const TemporaryDatabase database("sqlite");
  const auto store = database.open();
  put(*store, arrival("a", 1));
  SQLite::Database other(database.where(), SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  std::thread releasing([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    other.exec("ROLLBACK");
  });
  CHECK(put(*store, arrival("b", 1)) == Kept::created);
  releasing.join();
  // Longer than anybody waits.
  other.exec("BEGIN IMMEDIATE");
  const Result<std::vector<Kept>> kept = store->put({arrival("c", 1), arrival("d", 1)});
  REQUIRE_FALSE(kept);
  CHECK(kept.error().code == "storage");
  other.exec("ROLLBACK");
  CHECK(good(store->count()) == 2);
  CHECK(put(*store, arrival("c", 1)) == Kept::created);
}

TEST_CASE("a full disk keeps nothing of the group, and all is well once there is room") {
  const TemporaryDatabase database("sqlite");
  const auto store = database.open();
  put(*store, arrival("a", 1));
  // An error in the middle of a group, as a full disk makes it; tests/faults/collector_disk.mjs has a full one.
  SQLite::Database other(database.where(), SQLite::OPEN_READWRITE);
  other.exec(
      "CREATE TRIGGER full BEFORE INSERT ON responses WHEN new.response_id = 'c' "
      "BEGIN SELECT raise(FAIL, 'database or disk is full'); END");
  CHECK_FALSE(store->put({arrival("b", 1), arrival("c", 1)}));
  CHECK(good(store->count()) == 1);
  other.exec("DROP TRIGGER full");
  CHECK(good(store->put({arrival("b", 1), arrival("c", 1)})).size() == 2);
  CHECK(good(store->last()) == 3);
}
