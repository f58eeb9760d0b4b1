#include <catch2/catch.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "collector/store.hpp"

using namespace touchstone;

namespace {

/// A folder that goes with the test.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "touchstone-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path operator/(const char* name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

Record record(const std::string& id, unsigned revision, const std::string& content = "1") {
  Record record;
  record.response_id = id;
  record.revision = revision;
  record.survey = id == "b" ? "other" : "survey";
  record.touchpoint = "checkout.completed";
  record.locale = "de";
  record.shown_at = record.updated_at = "2026-11-21T10:15:00.000Z";
  record.json = R"({"id":")" + id + R"(","revision":)" + std::to_string(revision) + R"(,"content":)" + content + "}";
  return record;
}

/// Fails the test where the result is an error.
template <class T>
T good(Result<T> result) {
  if (!result) FAIL(result.error().message);
  return std::move(*result);
}

Kept put(Store& store, const Record& record) { return good(store.put(record, 1'790'000'000'000)); }

/// "sequence:record" of each response.
std::vector<std::string> all_of(const Store& store, const Filter& filter = {}) {
  std::vector<std::string> rows;
  Reading reading = good(store.begin_reading(filter));
  while (auto row = good(reading.next())) rows.push_back(std::to_string(row->sequence) + ":" + row->record);
  return rows;
}

}  // namespace

TEST_CASE("the highest revision of a response is kept") {
  const Folder folder;
  Store store = good(Store::open(folder / "responses.sqlite"));
  CHECK(put(store, record("a", 2)) == Kept::created);
  CHECK(put(store, record("a", 2)) == Kept::replay);
  CHECK(put(store, record("a", 1)) == Kept::older);
  CHECK(put(store, record("a", 2, "2")) == Kept::conflict);
  CHECK(all_of(store) == std::vector<std::string>{R"(1:{"id":"a","revision":2,"content":1})"});
  CHECK(put(store, record("a", 5)) == Kept::updated);
  CHECK(put(store, record("a", 4)) == Kept::older);
  CHECK(good(store.count()) == 1);
  CHECK(all_of(store) == std::vector<std::string>{R"(2:{"id":"a","revision":5,"content":1})"});
}

TEST_CASE("the order of members makes no conflict") {
  const Folder folder;
  Store store = good(Store::open(folder / "responses.sqlite"));
  Record other = record("a", 1);
  put(store, other);
  other.json = R"({"content":1,"revision":1,"id":"a"})";
  CHECK(put(store, other) == Kept::replay);
}

TEST_CASE("reading what came after") {
  const Folder folder;
  Store store = good(Store::open(folder / "responses.sqlite"));
  CHECK(good(store.last()) == 0);
  CHECK(all_of(store).empty());
  put(store, record("a", 1));
  put(store, record("b", 1));
  put(store, record("c", 1));
  put(store, record("a", 2));  // moves to the end
  CHECK(good(store.last()) == 4);
  CHECK(all_of(store, {.since = 2}) == std::vector<std::string>{R"(3:{"id":"c","revision":1,"content":1})",
                                                                R"(4:{"id":"a","revision":2,"content":1})"});
  CHECK(all_of(store, {.since = 4}).empty());
  CHECK(all_of(store, {.survey = "other"}) == std::vector<std::string>{R"(2:{"id":"b","revision":1,"content":1})"});
  CHECK(all_of(store, {.touchpoint = "nowhere"}).empty());

  std::vector<Sequence> seen;
  const auto take = [&](const Row& row) {
    seen.push_back(row.sequence);
    return true;
  };
  CHECK(good(store.read(0, 2, take)) == 3);
  CHECK(seen == std::vector<Sequence>{2, 3});
  CHECK(good(store.read(3, 2, take)) == 4);
  CHECK(good(store.read(4, 2, take)) == 4);
  CHECK(seen == std::vector<Sequence>{2, 3, 4});
}

TEST_CASE("a reading shows one moment") {
  const Folder folder;
  Store store = good(Store::open(folder / "responses.sqlite"));
  put(store, record("a", 1));
  put(store, record("b", 1));
  Reading reading = good(store.begin_reading({}));
  CHECK(good(reading.next())->sequence == 1);
  put(store, record("b", 2));
  put(store, record("c", 1));
  CHECK(reading.last() == 2);
  CHECK(good(reading.next())->record == R"({"id":"b","revision":1,"content":1})");
  CHECK_FALSE(good(reading.next()));
  CHECK_FALSE(good(reading.next()));
}

TEST_CASE("responses outlive the process, and sequences never come twice") {
  const Folder folder;
  const auto file = folder / "responses.sqlite";
  {
    Store store = good(Store::open(file));
    put(store, record("a", 1));
    put(store, record("b", 1));
  }
  CHECK_FALSE(std::filesystem::exists(folder / "responses.sqlite-wal"));
  SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("DELETE FROM responses WHERE response_id = 'b'");
  Store store = good(Store::open(file));
  CHECK(good(store.count()) == 1);
  CHECK(put(store, record("c", 1)) == Kept::created);
  CHECK(good(store.last()) == 3);
}

TEST_CASE("many writers, each response once") {
  const Folder folder;
  Store store = good(Store::open(folder / "responses.sqlite"));
  std::vector<std::thread> writers;
  for (int writer = 0; writer < 4; ++writer) {
    writers.emplace_back([&store] {
      for (unsigned i = 0; i < 60; ++i) {
        // Every writer sends the same 20 responses, revision by revision.
        if (!store.put(record("r" + std::to_string(i % 20), i / 20 + 1), 0)) std::abort();
      }
    });
  }
  for (std::thread& each : writers) each.join();
  CHECK(good(store.count()) == 20);
  for (const std::string& row : all_of(store)) CHECK(row.find(R"("revision":3)") != std::string::npos);
  CHECK(good(store.last()) <= 60);
  CHECK(good(store.last()) >= 20);
}

TEST_CASE("files that cannot be used") {
  const Folder folder;
  const auto refused = [](const std::filesystem::path& file) {
    const Result<Store> store = Store::open(file);
    return !store && store.error().code == "storage" && store.error().message.find(file.string()) != std::string::npos;
  };
  CHECK(refused(folder / "missing" / "responses.sqlite"));
  CHECK(refused(folder.path()));
  std::ofstream(folder / "notes.txt") << "This is not a database, and it is longer than a header of one hundred bytes, "
                                         "which is what SQLite looks at first.";
  CHECK(refused(folder / "notes.txt"));
  SQLite::Database((folder / "shop.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec("CREATE TABLE orders (id)");
  CHECK(refused(folder / "shop.db"));
  { good(Store::open(folder / "later.sqlite")); }
  SQLite::Database((folder / "later.sqlite").string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
  CHECK(refused(folder / "later.sqlite"));
}
