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

TEST_CASE("the report page is served at its place, under its own policy, and the rest of the site stays where it is") {
  Collector collector;
  const auto [path, type, body] = GENERATE(table<std::string, std::string, std::string>({
      {"/report/", "text/html; charset=utf-8", "<h1>Report</h1>"},
      {"/report/?touchpoint=a%2Fb", "text/html; charset=utf-8", "<h1>Report</h1>"},
      {"/report/worker.js", "text/javascript; charset=utf-8", "void 0"},
      {"/report/workbench.wasm", "application/wasm", "\x7F"},
      {"/report/parts/", "text/html; charset=utf-8", "<h1>Parts</h1>"},
  }));
  CAPTURE(path);
  const httplib::Result result = collector.get(path);
  CHECK(result->status == 200);
  CHECK(result->body == body);
  CHECK(result->get_header_value("Content-Type") == type);
  CHECK(result->get_header_value("Set-Cookie").empty());
  CHECK(result->get_header_value("Referrer-Policy") == "no-referrer");
  CHECK(result->get_header_value("Content-Security-Policy") ==
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; "
        "img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types touchstone-report");
  const httplib::Result of_site = collector.get("/reports.txt");
  CHECK(of_site->body == "of the site");
  CHECK(of_site->get_header_value("Content-Security-Policy").find("require-trusted-types-for") != std::string::npos);
}

TEST_CASE("no path leads out of the report's folder") {
  Collector collector;
  for (const char* path :
       {"/report/../secret.txt", "/report/%2e%2e/secret.txt", "/report/.token", "/report//etc/passwd",
        "/report/..%2fsecret.txt", "/report/of-the-site.txt", "/report/missing.js"}) {
    CAPTURE(path);
    CHECK(collector.get(path)->status == 404);
  }
  for (const auto& [path, location] : {std::pair("/report", "report/"), std::pair("/report?lang=de", "report/?lang=de"),
                                       std::pair("/report/parts", "parts/")}) {
    CAPTURE(path);
    const httplib::Result corrected = collector.get(path);
    CHECK(corrected->status == 308);
    CHECK(corrected->get_header_value("Location") == location);
  }
  CHECK(collector.client().Post("/report/", "", "text/plain")->status == 405);
}
