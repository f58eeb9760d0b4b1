// Whole visits: the bytes make a valid configuration and what a page reports, and the engine answers through its C
// interface. What must hold at every step is in `Visit`.
#include <cstddef>
#include <cstdint>
#include <map>

#include "base/decimal.hpp"
#include "base/json_write.hpp"
#include "collector/record.hpp"
#include "conformance/c_engine.hpp"
#include "fuzz/check_view.hpp"
#include "fuzz/make_event.hpp"
#include "fuzz/make_surveys.hpp"

namespace {

using touchstone::Json;
namespace fuzz = touchstone::fuzz;
using fuzz::member;
using fuzz::require;

class Visit {
 public:
  explicit Visit(const Json& surveys) {
    const std::string answer = engine_.load(touchstone::write_json(surveys));
    const Json loaded = fuzz::parse(answer);
    require(loaded.find("touchpoints") != nullptr, "a well-formed configuration is accepted", answer);
    for (const Json& survey : member(surveys, "surveys").items()) {
      page_.surveys.push_back(member(survey, "id").text());
    }
    for (const Json& endpoint : member(surveys, "endpoints").items()) {
      if (endpoint.find("template") == nullptr) takes_records_.set(member(endpoint, "id").text(), true);
    }
  }

  fuzz::Page& page() { return page_; }

  void happens(const Json& event) {
    const Json before = page_.view;
    const Json answer = handle(touchstone::write_json(event));
    require(answer.find("error") == nullptr, "a well-formed event is taken", touchstone::write_json(event));
    page_.view = member(answer, "view");
    fuzz::check_view(page_.view);
    const std::vector<Json>& effects = member(answer, "effects").items();
    for (const Json& effect : effects) check_effect(effect);
    if (has_problem(page_.view)) check_refused(before, effects);
    const std::string& type = member(event, "type").text();
    if (type == "locale" || type == "typed" || type == "forget") {
      require(effects.empty(), "what is not done with the survey itself has no effects", type);
      require(scene_of(page_.view) == scene_of(before), "nor does it ask anything else", type);
    }
  }

  /// A text that is no event is refused, and nothing is different afterwards.
  void babbles(const std::string& text) {
    const Json answer = handle(text);
    require(member(member(answer, "error"), "code").is_text(), "what is no event is refused", text);
    const Json looked = handle(R"({"type":"timer","timer":"nothing","at":0})");
    require(member(looked, "view") == page_.view, "what was refused changes nothing", text);
    require(member(looked, "effects").items().empty(), "a look has no effects");
  }

 private:
  Json handle(const std::string& event) { return fuzz::parse(engine_.handle(event)); }

  /// Which survey is drawn, and at which of its questions or endings. Null: nothing is.
  static Json scene_of(const Json& view) {
    if (view.is_null()) return {};
    Json scene = Json::array();
    for (const char* name : {"kind", "survey", "display"}) scene.push(member(view, name));
    for (const char* name : {"question", "ending"}) {
      if (const Json* what = view.find(name)) scene.push(member(*what, "id"));
    }
    return scene;
  }

  static bool has_problem(const Json& view) {
    const Json* question = view.find("question");
    return question != nullptr && question->find("problem") != nullptr;
  }

  /// A refused answer leaves the visitor where he was.
  static void check_refused(const Json& before, const std::vector<Json>& effects) {
    for (const Json& effect : effects) {
      require(*effect.find("type") != Json("emit") || *effect.find("name") != Json("answered"),
              "a refused answer is not told of");
    }
    const Json* question = before.find("question");
    require(question != nullptr, "only what is asked can be refused");
  }

  void check_effect(const Json& effect) {
    const std::string& type = member(effect, "type").text();
    if (type == "send") return check_send(effect);
    if (type == "emit") return check_emit(effect);
    if (type == "schedule") {
      require(member(effect, "after_ms").number() >= 0, "a timer runs forwards");
      page_.timers.push_back(member(effect, "timer").text());
      return;
    }
    require(type == "cancel" || type == "report" || type == "redirect", "an effect is one of the known ones", type);
  }

  void check_send(const Json& effect) {
    // ENDPOINT/RESPONSE/REVISION
    const std::string& request = member(effect, "request").text();
    const std::string parcel = request.substr(0, request.rfind('/'));
    const double revision = touchstone::read_decimal(request.substr(parcel.size() + 1)).value;
    double& highest = sent_[parcel];
    require(revision >= highest && revision >= 1, "revisions only grow", request);
    highest = revision;
    page_.requests.push_back(request);
    const std::string& body = member(effect, "body").text();
    fuzz::parse(body);
    if (takes_records_.find(parcel.substr(0, parcel.find('/'))) == nullptr) return;
    const touchstone::RecordRead read = touchstone::read_record(body);
    const bool too_big = body.size() > touchstone::Record::most_bytes;
    require(read.record.has_value() || too_big, "what is sent is a record that the collector takes",
            read.errors.empty() ? body : read.errors.front().message + ": " + body);
    if (read.record) require(read.record->revision == revision, "a request carries the revision in its name", request);
  }

  void check_emit(const Json& effect) {
    const std::string& name = member(effect, "name").text();
    if (name != "shown" && name != "answered" && name != "completed" && name != "dismissed") return;
    const Json& detail = member(effect, "detail");
    double& latest = told_[member(detail, "response_id").text()];
    const double revision = member(detail, "revision").number();
    // A last answer is told of twice, as an answer and as the end.
    require(name == "completed" ? revision >= latest : revision > latest, "revisions told of only grow",
            touchstone::write_json(effect));
    latest = revision;
  }

  touchstone::CEngine engine_;
  fuzz::Page page_;
  Json takes_records_ = Json::object();  // endpoints, by id
  std::map<std::string, double> sent_;   // highest revision, by parcel
  std::map<std::string, double> told_;   // latest revision, by response
};

std::string make_babble(fuzz::Bytes& bytes) {
  return std::string(
      bytes.text({"", "{", "[]", "null", R"({"type":"answer","at":1})", R"({"type":"dance","at":1})",
                  R"({"type":"back"})", R"({"type":"back","at":-1})", R"({"type":"close","at":"now"})",
                  R"({"type":"track","at":1,"touchpoint":"t0","seed":"0"})", R"({"type":"skip","at":1})",
                  R"({"type":"sent","at":1,"request":"p1/x/1","status":2000})", "{\"type\":\"back\xff\"}"}));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Bytes bytes(data, size);
  Visit visit(fuzz::make_surveys(bytes));
  while (!bytes.empty()) {
    if (bytes.seldom(16)) {
      visit.babbles(make_babble(bytes));
    } else {
      visit.happens(make_event(bytes, visit.page()));
    }
  }
  return 0;
}
