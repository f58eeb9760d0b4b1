// Runs the cases of the differential test through the native engine, and writes a digest of what each answered.
//
//   run_native CASES.ndjson OUTCOMES        a line for each case
//   run_native CASES.ndjson OUTCOMES CASE   all answers of that one case, from 1, a line for each
#include <cstdint>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <string>

#include "base/json_read.hpp"
#include "conformance/c_engine.hpp"

namespace {

using touchstone::Json;

/// FNV-1a, 32 bits, and the length: enough to tell apart what differs by accident.
class Digest {
 public:
  void add(const std::string& line) {
    for (const char byte : line) hash_ = (hash_ ^ static_cast<unsigned char>(byte)) * 16777619U;
    bytes_ += line.size();
  }
  friend std::ostream& operator<<(std::ostream& out, const Digest& digest) {
    return out << std::hex << std::setw(8) << std::setfill('0') << digest.hash_ << ' ' << std::dec << digest.bytes_;
  }

 private:
  std::uint32_t hash_ = 2166136261U;
  std::size_t bytes_ = 0;
};

/// Calls `take` with each answer, as transcripts keep it.
template <class Take>
void play(const std::string& line, Take take) {
  const touchstone::JsonRead read = touchstone::read_json(line, {.bytes = std::size_t{1} << 26U, .depth = 8});
  if (!read.value) throw std::runtime_error("a case is not JSON: " + read.errors.front().message);
  touchstone::CEngine engine;
  take(touchstone::without_sentences(engine.load(read.value->find("surveys")->text())) + '\n');
  for (const Json& event : read.value->find("events")->items()) {
    take(touchstone::without_sentences(engine.handle(event.text())) + '\n');
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) {
    std::cerr << "usage: run_native CASES.ndjson OUTCOMES [CASE]\n";
    return 2;
  }
  std::ifstream cases(argv[1], std::ios::binary);
  std::ofstream outcomes(argv[2], std::ios::binary);
  const int wanted = argc == 4 ? std::stoi(argv[3]) : 0;
  int number = 0;
  int accepted = 0;
  for (std::string line; std::getline(cases, line);) {
    ++number;
    if (wanted == 0) {
      Digest digest;
      play(line, [&](const std::string& answer) {
        accepted += answer.starts_with(R"({"touchpoints")") ? 1 : 0;
        digest.add(answer);
      });
      outcomes << digest << '\n';
    } else if (wanted == number) {
      play(line, [&](const std::string& answer) { outcomes << answer; });
    }
  }
  if (wanted != 0) return 0;
  std::cout << "native: " << number << " cases, " << accepted << " configurations accepted\n";
  // Comparing refusals alone would prove little.
  return number > 0 && accepted > number / 2 && outcomes ? 0 : 1;
}
