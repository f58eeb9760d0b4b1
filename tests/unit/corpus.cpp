#include "unit/corpus.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string_view>

#include "base/json_read.hpp"
#include "base/json_write.hpp"

namespace touchstone {
namespace {

Json read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.is_open());
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  return *read_json(text).value;
}

std::string replaced(std::string text, const std::string& from, const std::string& to, bool all = true) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
    if (!all) break;
  }
  return text;
}

/// The tokens of a pointer.
std::vector<std::string> tokens_of(std::string_view pointer) {
  std::vector<std::string> tokens;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::size_t slash = std::min(pointer.find('/'), pointer.size());
    tokens.push_back(replaced(replaced(std::string(pointer.substr(0, slash)), "~1", "/"), "~0", "~"));
    pointer.remove_prefix(slash);
  }
  return tokens;
}

/// The document with another value at that place, or, null pointer, with none.
Json with(const Json& document, const std::vector<std::string>& tokens, std::size_t depth, const Json* value) {
  Json copy = document.is_array() ? Json::array() : Json::object();
  bool is_there = false;
  for (std::size_t i = 0; i < document.items().size(); ++i) {
    const Json& item = document.items()[i];
    const bool here = (document.is_array() ? std::to_string(i) : item.name()) == tokens[depth];
    is_there = is_there || here;
    const bool last = depth + 1 == tokens.size();
    if (here && last && value == nullptr) continue;
    Json part = !here ? item : last ? *value : with(item, tokens, depth + 1, value);
    if (document.is_array()) {
      copy.push(std::move(part));
    } else {
      copy.set(item.name(), std::move(part));
    }
  }
  if (!is_there && value != nullptr) {
    document.is_array() ? copy.push(*value) : copy.set(tokens[depth], *value);
  }
  return copy;
}

void put(Json& document, std::string_view pointer, const Json* value) {
  document = with(document, tokens_of(pointer), 0, value);
}

Json numbered(const Json& value, std::size_t number) {
  return *read_json(replaced(write_json(value), "$", std::to_string(number))).value;
}

/// What `[count, ...]` of a case makes.
Json grown(std::string_view how, const std::vector<Json>& words) {
  const auto count = static_cast<std::size_t>(words[0].number());
  if (how == "long") {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += words[1].text();
    return text;
  }
  if (how == "nest") {
    Json nested = words[1];
    for (std::size_t i = 0; i < count; ++i) {
      Json around = Json::object();
      around.set("!", std::move(nested));
      nested = std::move(around);
    }
    return nested;
  }
  Json made = how == "fill" ? Json::array() : Json::object();
  for (std::size_t i = 0; i < count; ++i) {
    if (how == "fill") made.push(numbered(words[1], i));
    if (how == "members") made.set(replaced(words[1].text(), "$", std::to_string(i)), words[2]);
  }
  return made;
}

std::string expanded(Json document, const Json& change) {
  if (const Json* set = change.find("set")) {
    for (const Json& each : set->items()) put(document, each.name(), &each);
  }
  for (const char* how : {"long", "fill", "members", "nest"}) {
    const Json* each_of = change.find(how);
    for (std::size_t i = 0; each_of != nullptr && i < each_of->items().size(); ++i) {
      const Json value = grown(how, each_of->items()[i].items());
      put(document, each_of->items()[i].name(), &value);
    }
  }
  if (const Json* remove = change.find("remove")) {
    for (const Json& each : remove->items()) put(document, each.text(), nullptr);
  }
  std::string text = write_json(document);
  const Json* change_text = change.find("replace");
  if (change_text == nullptr) return text;
  // Written for a document with spaces behind its colons.
  const auto compact = [&](std::size_t i) { return replaced(change_text->items()[i].text(), "\": ", "\":"); };
  return replaced(text, compact(0), compact(1), false);
}

std::set<std::string> words_of(std::string_view words) {
  std::set<std::string> found;
  while (!words.empty()) {
    const std::size_t space = std::min(words.find(' '), words.size());
    found.insert(std::string(words.substr(0, space)));
    words.remove_prefix(std::min(space + 1, words.size()));
  }
  return found;
}

void add_table(std::vector<CorpusCase>& cases, const Json& base, const Json& table, const std::string& name) {
  const std::string& pointer = table.find("at")->text();
  for (const Json& row : table.find("values")->items()) {
    Json document = base;
    if (const Json* set = table.find("set")) {
      for (const Json& each : set->items()) put(document, each.name(), &each);
    }
    put(document, pointer, row.items().data());
    const bool has_codes = row.items().size() > 2;
    cases.push_back({name + ": " + pointer + " = " + write_json(row.items()[0]), write_json(document),
                     has_codes ? words_of(row.items()[2].text()) : std::set<std::string>{}});
  }
}

}  // namespace

std::vector<CorpusCase> survey_corpus() {
  std::vector<CorpusCase> cases;
  for (const auto& entry : std::filesystem::directory_iterator(TOUCHSTONE_TESTS_DIR "/schema/corpus")) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("survey")) continue;
    const Json file = read(entry.path());
    const Json& base = *file.find("base");
    cases.push_back({name + ": the base", write_json(base), {}});
    if (const Json* tables = file.find("tables")) {
      for (const Json& table : tables->items()) add_table(cases, base, table, name);
    }
    if (const Json* changes = file.find("cases")) {
      for (const Json& change : changes->items()) {
        std::set<std::string> codes;
        if (const Json* written = change.find("codes")) {
          for (const Json& code : written->items()) codes.insert(code.text());
        }
        cases.push_back({name + ": " + change.find("title")->text(), expanded(base, change), std::move(codes)});
      }
    }
  }
  return cases;
}

}  // namespace touchstone
