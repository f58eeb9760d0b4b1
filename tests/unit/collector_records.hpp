#pragma once
// Response records for tests.
#include <catch2/catch.hpp>

#include <string>

inline std::string id_of(unsigned number) {
  std::string last = std::to_string(number);
  last.insert(0, 12 - last.size(), '0');
  return "019aa6c1-7d5e-7c3b-9a53-" + last;
}

inline std::string record(unsigned number, unsigned revision, const std::string& survey = "after-checkout") {
  return R"({"response_id":")" + id_of(number) + R"(","revision":)" + std::to_string(revision) +
         R"(,"status":"partial","mode":"live","survey":")" + survey +
         R"(","definition_hash":"5f1d0c9a","touchpoint":"checkout.completed","locale":"de",)"
         R"("shown_at":"2026-11-21T10:15:00.000Z","updated_at":"2026-11-21T10:15:21.400Z",)"
         R"("answers":[{"question":"recommend","type":"nps","value":9,"segment":"promoter"}],"context":{}})";
}

inline std::string confirmation(unsigned number, unsigned revision) {
  return R"({"response_id":")" + id_of(number) + R"(","revision":)" + std::to_string(revision) + "}";
}

inline std::string with(std::string text, const std::string& piece, const std::string& by) {
  const std::size_t at = text.find(piece);
  REQUIRE(at != std::string::npos);
  return text.replace(at, piece.size(), by);
}
