#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <cstring>

#include "responses/bytes.hpp"

namespace touchstone {
namespace {

/// How long to wait for a collector that is moving its log into the file.
constexpr int busy_timeout_ms = 5'000;

Error failed(const std::string& file, const std::exception& why) {
  return {.code = "unreadable",
          .message = "the database " + file + " cannot be read: " + why.what(),
          .hint = "it is the file that touchstone serve --database writes"};
}

class DatabaseBytes final : public ByteSource {
 public:
  explicit DatabaseBytes(const std::string& file)
      : file_(file),
        database_(file, SQLite::OPEN_READONLY, busy_timeout_ms),
        count_(database_.execAndGet("SELECT count(*) FROM responses").getDouble()),
        rows_(database_, "SELECT record FROM responses ORDER BY sequence") {}

  Result<std::size_t> read(char* into, std::size_t size) override {
    if (at_ == line_.size()) {
      // SQLiteCpp throws; nothing beyond this file does.
      try {
        if (rows_.isDone() || !rows_.executeStep()) return std::size_t{0};
        line_ = rows_.getColumn(0).getString();
      } catch (const std::exception& why) {
        return failed(file_, why);
      }
      line_ += '\n';
      at_ = 0;
      ++read_;
    }
    const std::size_t count = std::min(size, line_.size() - at_);
    std::memcpy(into, line_.data() + at_, count);
    at_ += count;
    return count;
  }

  double progress() const override { return count_ > 0 ? read_ / count_ : -1; }

 private:
  std::string file_;
  SQLite::Database database_;
  double count_;
  SQLite::Statement rows_;
  std::string line_;
  std::size_t at_ = 0;
  double read_ = 0;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_database(const std::string& file) {
  try {
    return std::unique_ptr<ByteSource>(std::make_unique<DatabaseBytes>(file));
  } catch (const std::exception& why) {
    return failed(file, why);
  }
}

}  // namespace touchstone
