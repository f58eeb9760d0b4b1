#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

#include "collector/csv.hpp"

using namespace touchstone;

TEST_CASE("cells that a spreadsheet would take for formulas are harmless") {
  const auto [text, cell] = GENERATE(table<std::string, std::string>({
      {"", R"("")"},
      {"Grüße", R"("Grüße")"},
      {"a \"b\", c", R"("a ""b"", c")"},
      {"two\nlines", "\"two\nlines\""},
      {"=1+1", R"("'=1+1")"},
      {"+49 30", R"("'+49 30")"},
      {"-3", R"("'-3")"},
      {"@SUM(A1)", R"x("'@SUM(A1)")x"},
      {"\t=1", "\"'\t=1\""},
      {"\r=1", "\"'\r=1\""},
      {"\n=1", "\"'\n=1\""},
      {"a=1", R"("a=1")"},
      {" =1", R"(" =1")"},
  }));
  CHECK(csv_cell(text) == cell);
}

TEST_CASE("a line for each answer") {
  const std::string record =
      R"({"response_id":"r","revision":2,"status":"completed","mode":"live","survey":"s","variant":"b",)"
      R"("definition_hash":"5f1d0c9a","touchpoint":"t","locale":"de","page":"https://a.example/","shown_at":"1",)"
      R"("updated_at":"2","answers":[{"question":"q","type":"rating","value":-3,"scale":[-5,5]},)"
      R"({"question":"e","type":"ces","variant":"effort_5","value":0,"segment":"easy"},)"
      R"({"question":"c","type":"choice","value":["x","y"],"other":"=z"},)"
      R"({"question":"k","type":"consent","value":false},)"
      R"({"question":"n","type":"contact","value":{"name":"A"}}],"context":{"order.value":1.5}})";
  const std::string common =
      R"("r",2,"completed","live","s","b","5f1d0c9a","t","de","https://a.example/","1","2","3","signed",)"
      R"("{""order.value"":1.5}",)";
  CHECK(csv_lines({.record = record, .trust = "signed", .received_at = "3"}) ==
        common + R"("q","rating",,-3,,)" + "\r\n" + common + R"("e","ces","effort_5",0,"easy",)" + "\r\n" + common +
            R"("c","choice",,"x;y",,"'=z")" + "\r\n" + common + R"("k","consent",,false,,)" + "\r\n" + common +
            R"("n","contact",,"{""name"":""A""}",,)" + "\r\n");
}

TEST_CASE("every line has as many cells as the head") {
  const std::string empty = csv_lines({.record = R"({"response_id":"r","answers":[]})"});
  const std::string head = csv_head();
  CHECK(std::count(empty.begin(), empty.end(), ',') == std::count(head.begin(), head.end(), ','));
  CHECK(csv_lines({.record = "{}"}).substr(0, 3) == ",,,");
}
