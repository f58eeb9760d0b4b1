#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <system_error>
#include <vector>

#include "responses/bytes.hpp"

namespace touchstone {
namespace {

Error unreadable(const std::string& file, const std::string& why) {
  return {.code = "unreadable", .message = file + " cannot be read: " + why};
}

class FileBytes : public ByteSource {
 public:
  FileBytes(std::string name, int descriptor) : name_(std::move(name)), descriptor_(descriptor) {
    struct stat state {};
    if (fstat(descriptor_, &state) != 0 || !S_ISREG(state.st_mode)) return;
    // Standard input may be a file that somebody has read a part of.
    first_ = std::max(off_t{0}, lseek(descriptor_, 0, SEEK_CUR));
    length_ = static_cast<std::size_t>(std::max(off_t{0}, state.st_size - first_));
  }
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;
  ~FileBytes() override {
    if (descriptor_ != STDIN_FILENO) close(descriptor_);
  }

  Result<std::size_t> read(char* into, std::size_t size) override {
    if (begun_ < beginning_.size()) {
      const std::size_t count = std::min(size, beginning_.size() - begun_);
      std::memcpy(into, beginning_.data() + begun_, count);
      begun_ += count;
      return count;
    }
    return read_on(into, size);
  }

  double progress() const override {
    return length_ > 0 ? static_cast<double>(done_) / static_cast<double>(length_) : -1;
  }

  /// Files of the system may say that they are empty, and are not.
  std::optional<std::size_t> size() const override { return length_ > 0 ? std::optional(length_) : std::nullopt; }
  Result<std::size_t> read_at(std::size_t offset, char* into, std::size_t size) override {
    return counted([&] { return pread(descriptor_, into, size, first_ + static_cast<off_t>(offset)); });
  }

  /// The first bytes, which `read` will give again.
  Result<std::string_view> peek(std::size_t size) {
    while (beginning_.size() < size) {
      char bytes[8];
      Result<std::size_t> count = read_on(bytes, std::min(sizeof bytes, size - beginning_.size()));
      if (!count) return count.error();
      if (*count == 0) break;
      beginning_.append(bytes, *count);
    }
    return std::string_view(beginning_);
  }

  const std::string& name() const { return name_; }

 private:
  Result<std::size_t> read_on(char* into, std::size_t size) {
    return counted([&] { return ::read(descriptor_, into, size); });
  }

  template <class Call>
  Result<std::size_t> counted(Call call) {
    for (;;) {
      const ssize_t count = call();
      if (count >= 0) {
        done_ += static_cast<std::size_t>(count);
        return static_cast<std::size_t>(count);
      }
      if (errno != EINTR) return unreadable(name_, std::generic_category().message(errno));
    }
  }

  std::string name_;
  int descriptor_;
  off_t first_ = 0;
  std::size_t length_ = 0;
  std::atomic<std::size_t> done_ = 0;
  std::string beginning_;
  std::size_t begun_ = 0;
};

constexpr std::size_t compressed_bytes = 256 * 1024;

/// What the two decompressors have in common: compressed bytes that wait.
class Compressed : public ByteSource {
 public:
  explicit Compressed(std::unique_ptr<FileBytes> from) : from_(std::move(from)), bytes_(compressed_bytes) {}
  double progress() const override { return from_->progress(); }

 protected:
  /// Reads on where nothing waits. False at the end.
  Result<bool> fill() {
    if (at_ < end_) return true;
    Result<std::size_t> count = from_->read(bytes_.data(), bytes_.size());
    if (!count) return count.error();
    at_ = 0;
    end_ = *count;
    return end_ > 0;
  }
  Error broken() const { return unreadable(from_->name(), "its compression is damaged"); }
  Error cut_off() const { return unreadable(from_->name(), "it is cut off"); }

  std::unique_ptr<FileBytes> from_;
  std::vector<char> bytes_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
};

/// One or more members, as `cat a.gz b.gz` makes them.
class GzipBytes final : public Compressed {
 public:
  explicit GzipBytes(std::unique_ptr<FileBytes> from) : Compressed(std::move(from)) {
    constexpr int gzip = 16;
    begun_ = inflateInit2(&stream_, MAX_WBITS + gzip) == Z_OK;
  }
  GzipBytes(const GzipBytes&) = delete;
  GzipBytes& operator=(const GzipBytes&) = delete;
  ~GzipBytes() override { inflateEnd(&stream_); }

  Result<std::size_t> read(char* into, std::size_t size) override {
    if (!begun_) return broken();
    stream_.next_out = reinterpret_cast<Bytef*>(into);
    stream_.avail_out = static_cast<uInt>(size);
    while (stream_.avail_out == size) {
      Result<bool> more = fill();
      if (!more) return more.error();
      if (!*more) return within_ ? Result<std::size_t>(cut_off()) : Result<std::size_t>(std::size_t{0});
      if (!within_) inflateReset(&stream_);
      within_ = true;
      stream_.next_in = reinterpret_cast<Bytef*>(bytes_.data() + at_);
      stream_.avail_in = static_cast<uInt>(end_ - at_);
      const int outcome = inflate(&stream_, Z_NO_FLUSH);
      at_ = end_ - stream_.avail_in;
      if (outcome == Z_STREAM_END) {
        within_ = false;
      } else if (outcome != Z_OK && outcome != Z_BUF_ERROR) {
        return broken();
      }
    }
    return size - stream_.avail_out;
  }

 private:
  z_stream stream_{};
  bool begun_ = false;
  bool within_ = false;  // a member that has not ended
};

class ZstdBytes final : public Compressed {
 public:
  explicit ZstdBytes(std::unique_ptr<FileBytes> from) : Compressed(std::move(from)), stream_(ZSTD_createDStream()) {}
  ZstdBytes(const ZstdBytes&) = delete;
  ZstdBytes& operator=(const ZstdBytes&) = delete;
  ~ZstdBytes() override { ZSTD_freeDStream(stream_); }

  Result<std::size_t> read(char* into, std::size_t size) override {
    ZSTD_outBuffer out{.dst = into, .size = size, .pos = 0};
    while (out.pos == 0) {
      Result<bool> more = fill();
      if (!more) return more.error();
      if (!*more) return left_ > 0 ? Result<std::size_t>(cut_off()) : Result<std::size_t>(std::size_t{0});
      ZSTD_inBuffer in{.src = bytes_.data(), .size = end_, .pos = at_};
      left_ = ZSTD_decompressStream(stream_, &out, &in);
      if (ZSTD_isError(left_) != 0) return broken();
      at_ = in.pos;
    }
    return out.pos;
  }

 private:
  ZSTD_DStream* stream_;
  std::size_t left_ = 0;  // 0: a frame has ended
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_bytes(const std::string& file) {
  const int descriptor = file == "-" ? STDIN_FILENO : open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return unreadable(file, std::generic_category().message(errno));
  auto bytes = std::make_unique<FileBytes>(file, descriptor);
  Result<std::string_view> beginning = bytes->peek(4);
  if (!beginning) return beginning.error();
  if (beginning->substr(0, 2) == "\x1f\x8b") {
    return std::unique_ptr<ByteSource>(std::make_unique<GzipBytes>(std::move(bytes)));
  }
  if (*beginning == "\x28\xb5\x2f\xfd") {
    return std::unique_ptr<ByteSource>(std::make_unique<ZstdBytes>(std::move(bytes)));
  }
  return std::unique_ptr<ByteSource>(std::move(bytes));
}

}  // namespace touchstone
