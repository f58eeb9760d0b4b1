#pragma once
// A request and its reply, as the handlers see them: plain values, of no library.
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace touchstone {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
  /// "GET", in capitals.
  std::string method = {};
  /// Decoded, without the query: "/shop/lamps".
  std::string path = {};
  /// As it came, without the question mark.
  std::string query = {};
  Headers headers = {};
  std::string body = {};
  /// The client's, or that of the proxy before it. Used to limit rates; never written anywhere.
  std::string address = {};

  /// The header's value; empty where it is missing. Case does not matter in names. Of several the last.
  std::string header(std::string_view name) const;
  bool has_header(std::string_view name) const;
  /// The decoded value of the parameter; absent where it is missing. Of several the first.
  std::optional<std::string> parameter(std::string_view name) const;
  /// The media type without its parameters, in lower case. Empty: none is stated.
  std::string media_type() const;
};

/// Decodes %XX, and + as a space where it is a query. Absent: broken.
std::optional<std::string> decode_percent(std::string_view text, bool is_query);

/// A piece of a body that is made while it is sent.
struct BodyPiece {
  enum class State : unsigned char {
    /// There is more to come; where the text is empty, not yet.
    more,
    /// This was the last piece.
    end,
    /// The rest cannot be made. The connection is cut, so that the reader sees that it has not got all.
    broken,
  };
  std::string text = {};
  State state = State::more;
};

/// Makes a body piece by piece.
class BodySource {
 public:
  virtual ~BodySource() = default;
  /// May block. Never called twice at once; called from any thread.
  virtual BodyPiece next() = 0;
};

struct Reply {
  int status = 200;
  Headers headers = {};
  std::string body = {};
  /// Where there is one, the body comes from it.
  std::shared_ptr<BodySource> source = nullptr;
  /// The connection ends with this reply.
  bool closes = false;

  void set(std::string name, std::string value) { headers.emplace_back(std::move(name), std::move(value)); }
};

/// Takes the reply to one request: once, from any thread, now or later.
using Respond = std::function<void(Reply)>;

}  // namespace touchstone
