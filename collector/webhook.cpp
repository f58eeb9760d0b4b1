#include "collector/webhook.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "base/json_read.hpp"
#include "base/json_write.hpp"
#include "collector/clock.hpp"
#include "collector/crypto.hpp"
#include "collector/feed.hpp"
#include "collector/public_address.hpp"

namespace touchstone {
namespace {

constexpr long timeout_ms = 15'000;
constexpr unsigned rows_at_once = 100;
/// How often the database is asked where this process has kept nothing itself; another one may have.
constexpr auto looking_interval = std::chrono::seconds(1);
/// The wait after a failure doubles from the first to the longest.
constexpr auto first_wait = std::chrono::milliseconds(1'000);
constexpr auto longest_wait = std::chrono::milliseconds(300'000);

/// Asked before each connection, with the very address it will go to: a name may resolve to something else a moment
/// after it was checked.
curl_socket_t open_socket(void* may_be_private, curlsocktype /*purpose*/, curl_sockaddr* address) {
  if (!*static_cast<const bool*>(may_be_private) && !is_public_address(address->addr)) return CURL_SOCKET_BAD;
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t ignore(char* /*data*/, std::size_t size, std::size_t count, void* /*none*/) { return size * count; }

/// Nonzero breaks the transfer off.
int should_stop(void* ending, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return *static_cast<const std::atomic<bool>*>(ending) ? 1 : 0;
}

/// The key in the secret. Absent: it is none.
std::optional<std::string> key_of(std::string_view secret) {
  constexpr std::string_view prefix = "whsec_";
  if (!secret.starts_with(prefix)) return std::nullopt;
  std::optional<std::string> key = read_base64(secret.substr(prefix.size()));
  return key && key->size() >= 24 && key->size() <= 64 ? key : std::nullopt;
}

class CurlWebhook : public Webhook {
 public:
  CurlWebhook(WebhookOptions options, std::string key, Store& store, const Changes& changes, Metrics& metrics)
      : options_(std::move(options)),
        key_(std::move(key)),
        store_(store),
        changes_(changes),
        metrics_(metrics),
        curl_(make()) {
    thread_ = std::thread([this] { run(); });
  }
  ~CurlWebhook() override {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
    }
    ended_.notify_all();
    thread_.join();
  }
  CurlWebhook(const CurlWebhook&) = delete;
  CurlWebhook& operator=(const CurlWebhook&) = delete;

 private:
  using Handle = std::unique_ptr<CURL, void (*)(CURL*)>;

  Handle make();
  void run();
  bool find_position();
  bool deliver_next();
  bool post(const Row& row);
  void wait(std::chrono::milliseconds span) {
    std::unique_lock lock(mutex_);
    ended_.wait_for(lock, span, [this] { return ending_.load(); });
  }
  /// Names the host alone: a webhook's path is often a secret.
  void say(const std::string& what) const {
    std::cerr << "touchstone: webhook " << options_.url.substr(0, options_.url.find('/', 8)) << ": " << what << '\n';
  }

  WebhookOptions options_;
  std::string key_;
  Store& store_;
  const Changes& changes_;
  Metrics& metrics_;
  Handle curl_;
  std::mutex mutex_;
  std::condition_variable ended_;
  std::atomic<bool> ending_ = false;
  Sequence position_ = 0;
  std::string failure_;
  std::thread thread_;
};

CurlWebhook::Handle CurlWebhook::make() {
  Handle handle(curl_easy_init(), curl_easy_cleanup);
  CURL* const curl = handle.get();
  if (curl == nullptr) return handle;
  curl_easy_setopt(curl, CURLOPT_URL, options_.url.c_str());
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "touchstone");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, options_.may_be_private ? "http,https" : "https");
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, timeout_ms);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &options_.may_be_private);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, ignore);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, should_stop);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &ending_);
  return handle;
}

bool CurlWebhook::find_position() {
  Result<std::optional<Sequence>> kept = store_.webhook_position(options_.url);
  if (!kept) return false;
  if (*kept) {
    position_ = **kept;
    return true;
  }
  Result<Sequence> last = store_.last();
  if (!last || !store_.set_webhook_position(options_.url, *last)) return false;
  position_ = *last;
  return true;
}

/// Whether all went well.
bool CurlWebhook::deliver_next() {
  std::vector<Row> rows;
  Result<Sequence> read = store_.read(position_, rows_at_once, [&](const Row& row) {
    rows.push_back(row);
    return true;
  });
  if (!read) return false;
  const Sequence begin = position_;
  bool is_good = true;
  for (const Row& row : rows) {
    if (ending_) break;
    is_good = post(row);
    metrics_.note_webhook(is_good);
    if (!is_good) break;
    position_ = row.sequence;
  }
  if (position_ == begin) return is_good;
  return static_cast<bool>(store_.set_webhook_position(options_.url, position_)) && is_good;
}

bool CurlWebhook::post(const Row& row) {
  const JsonRead record = read_json(row.record);
  if (!record.value) return true;  // nothing that could ever be told
  const Json* id = record.value->find("response_id");
  const Json* revision = record.value->find("revision");
  if (id == nullptr || revision == nullptr) return true;
  const std::string message_id = id->text() + "." + write_json(*revision);
  const std::string body =
      R"({"type":"response.kept","timestamp":")" + row.received_at + R"(","data":)" + shown_record(row) + "}";
  const std::string now_s = std::to_string(clock_now() / 1'000);
  curl_slist* headers = nullptr;
  for (const std::string& header :
       {std::string("Content-Type: application/json"), "webhook-id: " + message_id, "webhook-timestamp: " + now_s,
        "webhook-signature: " + webhook_signature(key_, message_id, now_s, body)}) {
    headers = curl_slist_append(headers, header.c_str());
  }
  curl_easy_setopt(curl_.get(), CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(curl_.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  curl_easy_setopt(curl_.get(), CURLOPT_POSTFIELDS, body.c_str());
  const CURLcode outcome = curl_easy_perform(curl_.get());
  long status = 0;
  curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &status);
  curl_slist_free_all(headers);
  const bool is_good = outcome == CURLE_OK && status >= 200 && status < 300;
  const std::string failure = is_good               ? ""
                              : outcome == CURLE_OK ? "answered " + std::to_string(status)
                                                    : std::string(curl_easy_strerror(outcome));
  // Once, not at each attempt.
  if (failure != failure_ && !ending_) say(is_good ? "delivers again" : failure + "; will be tried again");
  failure_ = failure;
  return is_good;
}

void CurlWebhook::run() {
  auto pause = first_wait;
  const auto hold_back = [&] {
    // Between half and all of it, so that several do not keep time.
    const auto random = random_bytes(1);
    const auto share = random.empty() ? 128 : static_cast<unsigned char>(random[0]);
    wait(pause / 2 + pause * share / 512);
    pause = std::min<std::chrono::milliseconds>(pause * 2, longest_wait);
  };
  while (!ending_ && !find_position()) hold_back();
  while (!ending_) {
    const std::uint64_t seen = changes_.count();
    const Sequence before = position_;
    if (!deliver_next()) {
      hold_back();
      continue;
    }
    pause = first_wait;
    if (position_ != before) continue;
    constexpr auto turn = std::chrono::milliseconds(50);
    for (auto waited = turn; !ending_ && waited < looking_interval && changes_.count() == seen; waited += turn) {
      wait(turn);
    }
  }
}

}  // namespace

std::string webhook_signature(std::string_view key, std::string_view id, std::string_view timestamp_s,
                              std::string_view body) {
  std::string text(id);
  text.append(".").append(timestamp_s).append(".").append(body);
  return "v1," + write_base64(hmac_sha256(key, text));
}

Result<std::unique_ptr<Webhook>> Webhook::start(const WebhookOptions& options, Store& store, const Changes& changes,
                                                Metrics& metrics) {
  const bool is_address =
      options.url.starts_with("https://") || (options.may_be_private && options.url.starts_with("http://"));
  if (!is_address) {
    return Error{.code = "bad_webhook",
                 .message = "\"" + options.url + "\" is no address for a webhook",
                 .hint = "write an https address"};
  }
  std::optional<std::string> key = key_of(options.secret);
  if (!key) {
    return Error{.code = "bad_webhook",
                 .message = "a webhook needs a secret: whsec_ and 24 to 64 bytes in base64",
                 .hint = "make one: echo whsec_$(openssl rand -base64 32)"};
  }
  static const bool is_ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  if (!is_ready) return Error{.code = "bad_webhook", .message = "libcurl cannot begin"};
  return std::unique_ptr<Webhook>(std::make_unique<CurlWebhook>(options, std::move(*key), store, changes, metrics));
}

}  // namespace touchstone
