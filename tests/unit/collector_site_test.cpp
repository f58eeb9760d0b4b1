// The demo shop and the widget as files.
#include <catch2/catch.hpp>

#include "unit/collector_fixture.hpp"

using namespace touchstone;

TEST_CASE("the site and the widget are served under a strict policy") {
  Collector collector;
  const auto [path, type, body] = GENERATE(table<std::string, std::string, std::string>({
      {"/", "text/html; charset=utf-8", "<h1>Shop</h1>"},
      {"/shop/", "text/html; charset=utf-8", "<h1>Lamps</h1>"},
      {"/touchstone.js", "text/javascript; charset=utf-8", "void 0"},
      {"/touchstone.mjs", "text/javascript; charset=utf-8", "export {}"},
      {"/engine.wasm", "application/wasm", "\x7F"},
      {"/both.txt", "text/plain; charset=utf-8", "of the site"},
  }));
  CAPTURE(path);
  const httplib::Result result = collector.get(path);
  CHECK(result->status == 200);
  CHECK(result->body == body);
  CHECK(result->get_header_value("Content-Type") == type);
  CHECK(result->get_header_value("Cache-Control") == "no-cache");
  CHECK(result->get_header_value("X-Content-Type-Options") == "nosniff");
  CHECK(result->get_header_value("Content-Security-Policy") ==
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'");
}

TEST_CASE("no path leads out of the site") {
  Collector collector;
  for (const char* path : {"/../secret.txt", "/%2e%2e/secret.txt", "/shop/../../secret.txt",
                           "/shop/..%2f..%2fsecret.txt", "/..%5csecret.txt", "//../secret.txt", "//etc", "//etc/passwd",
                           "/.env", "/shop/..", "/index.html%00.js", "/%0a"}) {
    CAPTURE(path);
    const httplib::Result result = collector.get(path);
    CHECK(result->status == 404);
    first_error(*result);  // nothing but a problem document
  }
  const httplib::Result corrected = collector.get("/shop?a=b");
  CHECK(corrected->status == 308);
  CHECK(corrected->get_header_value("Location") == "shop/?a=b");
}
