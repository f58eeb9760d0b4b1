#pragma once
// Bytes from somewhere: a file or standard input as it is, compressed by gzip or zstd, or the records of a database.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/result.hpp"

namespace touchstone {

/// For one thread at a time, but for `read_at`.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Puts at most `size` (> 0) bytes at `into`. Answers how many; 0 at the end, and only there.
  virtual Result<std::size_t> read(char* into, std::size_t size) = 0;
  /// How much of the input has been read, 0 to 1; negative where its length is not known.
  virtual double progress() const { return -1; }

  /// How many bytes there are, where they can be read from any place on. Absent: from front to back only.
  virtual std::optional<std::size_t> size() const { return std::nullopt; }
  /// As `read`, from `offset` (bytes) on, and for many threads. Precondition: there is a size.
  virtual Result<std::size_t> read_at(std::size_t /*offset*/, char* /*into*/, std::size_t /*size*/) {
    return std::size_t{0};
  }
};

/// The file, or standard input for "-". What begins as gzip or zstd is decompressed, whatever its name. Errors have the
/// code "unreadable".
Result<std::unique_ptr<ByteSource>> open_bytes(const std::string& file);

/// The records that a collector keeps in this SQLite file, one per line, as they stand at this moment. The file is not
/// written to, and the collector may go on meanwhile.
Result<std::unique_ptr<ByteSource>> open_database(const std::string& file);

}  // namespace touchstone
