#include "collector/storage/postgres_store.hpp"

#include <mutex>
#include <utility>

#include "collector/storage/judge.hpp"
#include "collector/storage/postgres.hpp"
#include "collector/storage/postgres_schema.hpp"

namespace touchstone {
namespace {

constexpr auto row_columns = "sequence, record, trust, received_at";

Row row_of(const PostgresRows& rows, int row) {
  return {.sequence = rows.number(row, 0),
          .record = rows.text(row, 1),
          .trust = rows.text(row, 2),
          .received_at = rows.text(row, 3)};
}

/// The row locked here makes all who write take turns, in this process or another, so that changes become visible in
/// the order of their sequences.
Result<Sequence> lock_sequence(PostgresConnection& connection) {
  Result<PostgresRows> last = connection.run("SELECT last FROM touchstone.sequence FOR UPDATE");
  if (!last) return last.error();
  return last->number(0, 0);
}

/// To be read behind the lock.
Result<Known> know(PostgresConnection& connection, const std::vector<Arrival>& group) {
  Known known;
  std::vector<std::string> ids;
  std::vector<std::string> claims;
  for (const Arrival& arrival : group) {
    ids.push_back(arrival.record.response_id);
    if (!arrival.claim.empty()) claims.push_back(arrival.claim);
  }
  const std::string all = write_array(ids);
  Result<PostgresRows> rows = connection.run(
      "SELECT response_id, revision, record FROM touchstone.responses WHERE response_id = ANY($1::text[])", {all});
  if (!rows) return rows.error();
  for (int i = 0; i < rows->count(); ++i) {
    known.responses[rows->text(i, 0)] = {.revision = static_cast<unsigned>(rows->number(i, 1)),
                                         .record = rows->text(i, 2)};
  }
  Result<PostgresRows> deleted =
      connection.run("SELECT response_id FROM touchstone.deleted WHERE response_id = ANY($1::text[])", {all});
  if (!deleted) return deleted.error();
  for (int i = 0; i < deleted->count(); ++i) known.deleted.insert(deleted->text(i, 0));
  if (claims.empty()) return known;
  Result<PostgresRows> held = connection.run(
      "SELECT claim, response_id FROM touchstone.claims WHERE claim = ANY($1::text[])", {write_array(claims)});
  if (!held) return held.error();
  for (int i = 0; i < held->count(); ++i) known.claims[held->text(i, 0)] = held->text(i, 1);
  return known;
}

/// One list for each column, so that a group is one statement.
struct Columns {
  std::vector<std::string> id, revision, status, mode, survey, touchpoint, locale, shown_at, updated_at, received_at,
      trust, record;

  void add(const Write& write) {
    const Record& from = write.arrival->record;
    id.push_back(from.response_id);
    revision.push_back(std::to_string(from.revision));
    status.emplace_back(name_of(from.status));
    mode.emplace_back(from.is_test ? "test" : "live");
    survey.push_back(from.survey);
    touchpoint.push_back(from.touchpoint);
    locale.push_back(from.locale);
    shown_at.push_back(from.shown_at);
    updated_at.push_back(from.updated_at);
    received_at.push_back(timestamp(write.arrival->received_at));
    trust.emplace_back(name_of(write.trust));
    record.push_back(from.json);
  }

  std::vector<std::string> arrays() const {
    std::vector<std::string> all;
    for (const auto* each : {&id, &revision, &status, &mode, &survey, &touchpoint, &locale, &shown_at, &updated_at,
                             &received_at, &trust, &record}) {
      all.push_back(write_array(*each));
    }
    return all;
  }
};

Result<bool> write_rows(PostgresConnection& connection, const GroupOutcome& outcome, Sequence last) {
  if (outcome.writes.empty()) return true;
  Columns columns;
  for (const Write& each : outcome.writes) columns.add(each);
  std::vector<std::string> parameters = columns.arrays();
  parameters.push_back(std::to_string(last));
  Result<PostgresRows> done = connection.run(R"(
INSERT INTO touchstone.responses AS kept (sequence, response_id, revision, status, mode, survey, touchpoint, locale,
                                          shown_at, updated_at, received_at, trust, record)
SELECT $13::bigint + place, id, revision, status, mode, survey, touchpoint, locale, shown_at, updated_at, received_at,
       trust, record
FROM unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
            $9::text[], $10::text[], $11::text[], $12::text[])
  WITH ORDINALITY AS new (id, revision, status, mode, survey, touchpoint, locale, shown_at, updated_at, received_at,
                          trust, record, place)
ON CONFLICT (response_id) DO UPDATE SET
  sequence = excluded.sequence, revision = excluded.revision, status = excluded.status, mode = excluded.mode,
  survey = excluded.survey, touchpoint = excluded.touchpoint, locale = excluded.locale, shown_at = excluded.shown_at,
  updated_at = excluded.updated_at, received_at = excluded.received_at, trust = excluded.trust,
  record = excluded.record)",
                                             parameters);
  if (!done) return done.error();
  for (const Arrival* each : outcome.claimed) {
    Result<PostgresRows> claimed =
        connection.run("INSERT INTO touchstone.claims (claim, response_id, expires_at) VALUES ($1, $2, $3)",
                       {each->claim, each->record.response_id, timestamp(each->claim_expires_at)});
    if (!claimed) return claimed.error();
  }
  const Sequence next = last + static_cast<Sequence>(outcome.writes.size());
  Result<PostgresRows> noted = connection.run("UPDATE touchstone.sequence SET last = $1", {std::to_string(next)});
  if (!noted) return noted.error();
  return true;
}

class PostgresReading : public Reading {
 public:
  static Result<std::unique_ptr<Reading>> begin(const std::string& address, const Filter& filter) {
    Result<PostgresConnection> connection = PostgresConnection::connect(address);
    if (!connection) return connection.error();
    auto reading = std::make_unique<PostgresReading>(std::move(*connection));
    PostgresConnection& on = reading->connection_;
    if (Result<PostgresRows> begun = on.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); !begun) {
      return begun.error();
    }
    Result<PostgresRows> last = on.run("SELECT last FROM touchstone.sequence");
    if (!last) return last.error();
    reading->last_ = last->number(0, 0);
    Result<PostgresRows> declared = on.run(R"(
DECLARE reading NO SCROLL CURSOR FOR SELECT sequence, record, trust, received_at FROM touchstone.responses
WHERE sequence > $1::bigint AND ($2 = '' OR survey = $2) AND ($3 = '' OR touchpoint = $3) ORDER BY sequence)",
                                           {std::to_string(filter.since), filter.survey, filter.touchpoint});
    if (!declared) return declared.error();
    return std::unique_ptr<Reading>(std::move(reading));
  }

  explicit PostgresReading(PostgresConnection connection) : connection_(std::move(connection)) {}

  Sequence last() const override { return last_; }

  Result<std::optional<Row>> next() override {
    if (at_ == (page_ ? page_->count() : 0)) {
      if (page_ && at_ == 0) return std::optional<Row>();
      Result<PostgresRows> page = connection_.run("FETCH 500 FROM reading");
      if (!page) return page.error();
      page_ = std::move(*page);
      at_ = 0;
      if (page_->count() == 0) return std::optional<Row>();
    }
    return std::optional(row_of(*page_, at_++));
  }

 private:
  PostgresConnection connection_;
  Sequence last_ = 0;
  std::optional<PostgresRows> page_ = {};
  int at_ = 0;
};

class PostgresStore : public Store {
 public:
  PostgresStore(std::string address, PostgresConnection writer, PostgresConnection reader)
      : address_(std::move(address)), writer_(std::move(writer)), reader_(std::move(reader)) {}

  Result<std::vector<Kept>> put(const std::vector<Arrival>& group) override {
    return write<std::vector<Kept>>([&](PostgresConnection& on) -> Result<std::vector<Kept>> {
      Result<Sequence> last = lock_sequence(on);
      if (!last) return last.error();
      Result<Known> known = know(on, group);
      if (!known) return known.error();
      GroupOutcome outcome = judge(group, std::move(*known));
      if (Result<bool> written = write_rows(on, outcome, *last); !written) return written.error();
      return std::move(outcome.kept);
    });
  }

  Result<Sequence> read(Sequence since, unsigned limit, const std::function<bool(const Row&)>& take) override {
    const std::string sql = std::string("SELECT ") + row_columns +
                            " FROM touchstone.responses WHERE sequence > $1::bigint ORDER BY sequence LIMIT $2::bigint";
    Result<PostgresRows> rows = look(sql.c_str(), {std::to_string(since), std::to_string(limit)});
    if (!rows) return rows.error();
    Sequence last = since;
    for (int i = 0; i < rows->count(); ++i) {
      const Row row = row_of(*rows, i);
      last = row.sequence;
      if (!take(row)) break;
    }
    return last;
  }

  Result<std::unique_ptr<Reading>> begin_reading(const Filter& filter) override {
    return PostgresReading::begin(address_, filter);
  }

  Result<Sequence> last() override { return look_number("SELECT last FROM touchstone.sequence"); }
  Result<std::int64_t> count() override { return look_number("SELECT count(*) FROM touchstone.responses"); }

  Result<bool> remove(const std::string& response_id, UnixMs now) override {
    return write<bool>([&](PostgresConnection& on) -> Result<bool> {
      if (Result<Sequence> locked = lock_sequence(on); !locked) return locked.error();
      Result<PostgresRows> buried =
          on.run("INSERT INTO touchstone.deleted (response_id, deleted_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                 {response_id, timestamp(now)});
      if (!buried) return buried.error();
      Result<PostgresRows> done = on.run("DELETE FROM touchstone.responses WHERE response_id = $1", {response_id});
      if (!done) return done.error();
      return done->affected() > 0;
    });
  }

  Result<unsigned> remove_older(UnixMs moment, unsigned limit, UnixMs now) override {
    return write<unsigned>([&](PostgresConnection& on) -> Result<unsigned> {
      if (Result<Sequence> locked = lock_sequence(on); !locked) return locked.error();
      Result<PostgresRows> done = on.run(R"(
WITH old AS (
  DELETE FROM touchstone.responses WHERE response_id IN (
    SELECT response_id FROM touchstone.responses WHERE received_at < $1 LIMIT $2::bigint)
  RETURNING response_id)
INSERT INTO touchstone.deleted (response_id, deleted_at) SELECT response_id, $3 FROM old)",
                                         {timestamp(moment), std::to_string(limit), timestamp(now)});
      if (!done) return done.error();
      return done->affected();
    });
  }

  Result<bool> sweep(UnixMs deleted_before, UnixMs now) override {
    return write<bool>([&](PostgresConnection& on) -> Result<bool> {
      Result<PostgresRows> deleted =
          on.run("DELETE FROM touchstone.deleted WHERE deleted_at < $1", {timestamp(deleted_before)});
      if (!deleted) return deleted.error();
      Result<PostgresRows> claims = on.run("DELETE FROM touchstone.claims WHERE expires_at < $1", {timestamp(now)});
      if (!claims) return claims.error();
      return true;
    });
  }

  Result<std::vector<TokenEntry>> tokens() override {
    Result<PostgresRows> rows = look("SELECT name, hash, created_at FROM touchstone.tokens ORDER BY name");
    if (!rows) return rows.error();
    std::vector<TokenEntry> tokens;
    tokens.reserve(static_cast<std::size_t>(rows->count()));
    for (int i = 0; i < rows->count(); ++i) tokens.push_back({rows->text(i, 0), rows->text(i, 1), rows->text(i, 2)});
    return tokens;
  }

  Result<bool> add_token(const TokenEntry& token) override {
    return change("INSERT INTO touchstone.tokens (name, hash, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                  {token.name, token.hash, token.created_at});
  }

  Result<bool> remove_token(const std::string& name) override {
    return change("DELETE FROM touchstone.tokens WHERE name = $1", {name});
  }

  Result<std::optional<Sequence>> webhook_position(const std::string& url) override {
    Result<PostgresRows> rows = look("SELECT sequence FROM touchstone.webhooks WHERE url = $1", {url});
    if (!rows) return rows.error();
    return rows->count() == 0 ? std::optional<Sequence>() : std::optional(rows->number(0, 0));
  }

  Result<bool> set_webhook_position(const std::string& url, Sequence sequence) override {
    return change(R"(
INSERT INTO touchstone.webhooks (url, sequence) VALUES ($1, $2)
ON CONFLICT (url) DO UPDATE SET sequence = excluded.sequence)",
                  {url, std::to_string(sequence)});
  }

 private:
  /// Does it in one transaction. Where the connection breaks, all is done once more on a new one, even if it broke at
  /// the commit, of which nobody knows whether it happened: what was kept then is a replay now.
  template <class T, class Do>
  Result<T> write(Do act) {
    const std::lock_guard lock(writing_);
    Result<T> done = write_once<T>(act);
    if (!done && !writer_.is_connected()) done = write_once<T>(act);
    return done;
  }

  template <class T, class Do>
  Result<T> write_once(Do act) {
    if (Result<bool> ready = writer_.reconnect(); !ready) return ready.error();
    if (Result<PostgresRows> begun = writer_.run("BEGIN"); !begun) return begun.error();
    Result<T> done = act(writer_);
    if (!done) {
      writer_.roll_back();
      return done;
    }
    if (Result<PostgresRows> committed = writer_.run("COMMIT"); !committed) return committed.error();
    return done;
  }

  Result<PostgresRows> look(const char* sql, const std::vector<std::string>& parameters = {}) {
    const std::lock_guard lock(reading_);
    if (Result<bool> ready = reader_.reconnect(); !ready) return ready.error();
    Result<PostgresRows> rows = reader_.run(sql, parameters);
    if (rows || reader_.is_connected()) return rows;
    if (Result<bool> ready = reader_.reconnect(); !ready) return ready.error();
    return reader_.run(sql, parameters);
  }

  Result<std::int64_t> look_number(const char* sql) {
    Result<PostgresRows> rows = look(sql);
    if (!rows) return rows.error();
    return rows->number(0, 0);
  }

  /// Whether the statement changed anything.
  Result<bool> change(const char* sql, const std::vector<std::string>& parameters) {
    return write<bool>([&](PostgresConnection& on) -> Result<bool> {
      Result<PostgresRows> done = on.run(sql, parameters);
      if (!done) return done.error();
      return done->affected() > 0;
    });
  }

  std::string address_;
  std::mutex writing_;
  PostgresConnection writer_;
  std::mutex reading_;
  PostgresConnection reader_;
};

}  // namespace

Result<std::unique_ptr<Store>> open_postgres(const std::string& address) {
  Result<PostgresConnection> writer = PostgresConnection::connect(address);
  if (!writer) return writer.error();
  if (Result<bool> done = migrate(*writer); !done) return done.error();
  Result<PostgresConnection> reader = PostgresConnection::connect(address);
  if (!reader) return reader.error();
  return std::unique_ptr<Store>(std::make_unique<PostgresStore>(address, std::move(*writer), std::move(*reader)));
}

}  // namespace touchstone
