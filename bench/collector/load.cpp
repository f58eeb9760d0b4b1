// Puts load on a collector: one thread, many connections, each request when its moment has come.
//
//   collector_load PORT CONNECTIONS SECONDS RATE [COUNT]
//
// RATE: requests a second, whether or not the earlier ones have been answered; 0: each connection sends as soon as it
// has its answer. COUNT: ends after so many requests. A latency runs from the moment a request should have gone out, so
// that a collector that stalls cannot hide it by keeping the next ones from being sent.
//
// Prints one line of JSON: how many got which answer, and the latencies of those that were kept, in milliseconds.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

struct Tally {
  std::uint64_t kept = 0;
  std::uint64_t shed = 0;
  std::uint64_t other = 0;
  std::uint64_t broken = 0;
  /// From the moment a request was due, and from the one it went out.
  std::vector<float> latencies_ms;
  std::vector<float> answers_ms;
};

/// A record of the usual size: a rating, a reason, a context.
std::string request(std::uint64_t number, std::uint64_t run) {
  std::array<char, 64> id{};
  std::snprintf(id.data(), id.size(), "%08llx-%04llx-7000-8000-%012llx", static_cast<unsigned long long>(run >> 16U),
                static_cast<unsigned long long>(run & 0xFFFFU),
                static_cast<unsigned long long>(number & 0xFFFFFFFFFFFFU));
  const std::string body =
      R"({"response_id":")" + std::string(id.data()) +
      R"(","revision":2,"status":"completed","mode":"live","survey":"after-checkout","definition_hash":"5f1d0c9a",)"
      R"("touchpoint":"checkout.completed","locale":"de-DE","shown_at":"2026-11-21T10:15:00.000Z",)"
      R"("updated_at":"2026-11-21T10:15:21.400Z","answers":[{"question":"recommend","type":"nps","value":9,)"
      R"("segment":"promoter"},{"question":"why","type":"text","value":"Schnelle Lieferung, gut verpackt, gerne wieder"}],)"
      R"("context":{"order.value":129.9,"customer.group":"returning"}})";
  return "POST /v1/responses HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// The value that this share of them does not pass. 0: there are none.
float percentile(std::vector<float>& values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const auto place = static_cast<std::size_t>(share * static_cast<double>(values.size()));
  return values[std::min(place, values.size() - 1)];
}

struct Line {
  int socket = -1;
  bool is_busy = false;
  Clock::time_point due = {};
  Clock::time_point sent = {};
  std::string got = {};
};

class Load {
 public:
  Load(int port, std::size_t connections) : port_(port), poll_(epoll_create1(0)), lines_(connections) {
    for (std::size_t i = 0; i < connections; ++i) connect(i);
  }
  ~Load() {
    for (const Line& each : lines_) ::close(each.socket);
    ::close(poll_);
  }
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;

  void run(double seconds, double rate, std::uint64_t count) {
    const auto begin = Clock::now();
    const auto end = begin + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    run_id_ = static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count() / 1'000'000);
    std::deque<Clock::time_point> due;
    std::uint64_t planned = 0;
    while (Clock::now() < end && number_ < count) {
      const auto now = Clock::now();
      if (rate > 0) {
        const auto should = static_cast<std::uint64_t>(std::chrono::duration<double>(now - begin).count() * rate);
        for (; planned < std::min(should, count); ++planned) {
          due.push_back(begin + std::chrono::duration_cast<Clock::duration>(
                                    std::chrono::duration<double>(static_cast<double>(planned) / rate)));
        }
      }
      while (!free_.empty() && number_ < count && (rate == 0 || !due.empty())) {
        send(rate == 0 ? now : due.front());
        if (rate > 0) due.pop_front();
      }
      take_answers(rate > 0 ? 1 : 50);
    }
    for (const auto last = Clock::now() + std::chrono::seconds(10); is_waiting() && Clock::now() < last;)
      take_answers(50);
    unsent_ = due.size();
    took_s_ = std::chrono::duration<double>(Clock::now() - begin).count();
  }

  void print() {
    const float p50 = percentile(tally_.latencies_ms, 0.5);
    const float p99 = percentile(tally_.latencies_ms, 0.99);
    const float most = percentile(tally_.latencies_ms, 1);
    const float answer_p99 = percentile(tally_.answers_ms, 0.99);
    std::printf(
        "{\"seconds\":%.3f,\"sent\":%llu,\"unsent\":%zu,\"kept\":%llu,\"shed\":%llu,\"other\":%llu,\"broken\":%llu,"
        "\"p50_ms\":%.2f,\"p99_ms\":%.2f,\"max_ms\":%.2f,\"answer_p99_ms\":%.2f}\n",
        took_s_, static_cast<unsigned long long>(number_), unsent_, static_cast<unsigned long long>(tally_.kept),
        static_cast<unsigned long long>(tally_.shed), static_cast<unsigned long long>(tally_.other),
        static_cast<unsigned long long>(tally_.broken), static_cast<double>(p50), static_cast<double>(p99),
        static_cast<double>(most), static_cast<double>(answer_p99));
  }

 private:
  void connect(std::size_t place) {
    Line& line = lines_[place];
    line = {};
    line.socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port_));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int yes = 1;
    setsockopt(line.socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
    if (::connect(line.socket, reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0) {
      ++tally_.broken;
      if (tally_.broken > 1'000'000) std::exit(1);
    }
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = place;
    epoll_ctl(poll_, EPOLL_CTL_ADD, line.socket, &event);
    free_.push_back(place);
  }

  void send(Clock::time_point due) {
    const std::size_t place = free_.back();
    free_.pop_back();
    Line& line = lines_[place];
    line.is_busy = true;
    line.due = due;
    line.sent = Clock::now();
    const std::string text = request(number_++, run_id_);
    if (::send(line.socket, text.data(), text.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(text.size()))
      reconnect(place);
  }

  void reconnect(std::size_t place) {
    if (lines_[place].is_busy) {
      ++tally_.broken;
    } else {
      free_.erase(std::find(free_.begin(), free_.end(), place));
    }
    ::close(lines_[place].socket);
    connect(place);
  }

  bool is_waiting() const { return free_.size() < lines_.size(); }

  void take_answers(int patience_ms) {
    std::array<epoll_event, 256> events{};
    const int count = epoll_wait(poll_, events.data(), static_cast<int>(events.size()), patience_ms);
    for (int i = 0; i < count; ++i) take(events[static_cast<std::size_t>(i)].data.u64);
  }

  void take(std::size_t place) {
    Line& line = lines_[place];
    std::array<char, 4096> piece{};
    const ssize_t size = ::recv(line.socket, piece.data(), piece.size(), MSG_DONTWAIT);
    if (size <= 0) return reconnect(place);
    line.got.append(piece.data(), static_cast<std::size_t>(size));
    const std::size_t head = line.got.find("\r\n\r\n");
    if (head == std::string::npos) return;
    const std::size_t length = line.got.find("Content-Length: ");
    const std::size_t body = length < head ? std::strtoul(line.got.c_str() + length + 16, nullptr, 10) : 0;
    if (line.got.size() < head + 4 + body) return;
    const int status = std::atoi(line.got.c_str() + 9);
    if (status == 200) {
      ++tally_.kept;
      const auto now = Clock::now();
      tally_.latencies_ms.push_back(std::chrono::duration<float, std::milli>(now - line.due).count());
      tally_.answers_ms.push_back(std::chrono::duration<float, std::milli>(now - line.sent).count());
    } else {
      ++(status == 429 || status == 503 ? tally_.shed : tally_.other);
    }
    const bool closes = line.got.substr(0, head).find("Connection: close") != std::string::npos;
    line.got.clear();
    line.is_busy = false;
    free_.push_back(place);
    if (closes) reconnect(place);
  }

  int port_;
  int poll_;
  std::vector<Line> lines_;
  std::vector<std::size_t> free_;
  std::uint64_t number_ = 0;
  std::uint64_t run_id_ = 0;
  std::size_t unsent_ = 0;
  double took_s_ = 0;
  Tally tally_;
};

}  // namespace

int main(int count, char** words) {
  if (count < 5) {
    std::fputs("collector_load PORT CONNECTIONS SECONDS RATE [COUNT]\n", stderr);
    return 2;
  }
  Load load(std::atoi(words[1]), std::strtoul(words[2], nullptr, 10));
  load.run(std::atof(words[3]), std::atof(words[4]), count > 5 ? std::strtoull(words[5], nullptr, 10) : UINT64_MAX);
  load.print();
}
