// Accounts as JSON. docs/paths.md describes every member.
#include "base/json_write.hpp"
#include "lint/paths.hpp"

namespace touchstone {
namespace {

void write_list(JsonWriter& out, std::string_view name, const std::vector<std::string>& texts) {
  out.name(name);
  out.open_array();
  for (const std::string& text : texts) out.text(text);
  out.close_array();
}

void write_witness(JsonWriter& out, std::string_view name, const std::optional<Witness>& witness) {
  out.name(name);
  if (!witness) return out.null();
  out.open_object();
  out.member_number("length", static_cast<double>(witness->length));
  write_list(out, "questions", witness->questions);
  out.name("ending");
  if (witness->ending.empty()) {
    out.null();
  } else {
    out.text(witness->ending);
  }
  out.member_value("answers", witness->answers);
  for (const Json& fact : witness->facts.items()) out.member_value(fact.name(), fact);
  out.member_boolean("assumed", witness->assumed);
  out.close_object();
}

void write_undecided(JsonWriter& out, const Undecided& undecided) {
  out.open_object();
  out.member("what", undecided.what);
  out.member_unless_empty("id", undecided.id);
  out.member_unless_empty("pointer", undecided.pointer);
  out.member_unless_empty("why", undecided.why);
  out.close_object();
}

void write_account(JsonWriter& out, const PathAccount& account) {
  out.open_object();
  out.member("survey", account.survey);
  out.name("paths");
  if (account.paths) {
    out.number(*account.paths);
  } else {
    out.null();
  }
  write_witness(out, "shortest", account.shortest);
  write_witness(out, "longest", account.longest);
  write_list(out, "unreachable", account.unreachable);
  out.name("loops");
  out.open_array();
  for (const std::vector<std::string>& loop : account.loops) {
    out.open_array();
    for (const std::string& id : loop) out.text(id);
    out.close_array();
  }
  out.close_array();
  write_list(out, "always_true", account.always_true);
  write_list(out, "always_false", account.always_false);
  out.name("undecided");
  out.open_array();
  for (const Undecided& each : account.undecided) write_undecided(out, each);
  out.close_array();
  write_list(out, "both_ways", account.both_ways);
  out.close_object();
}

}  // namespace

std::string write_accounts(const std::vector<PathAccount>& accounts) {
  std::string text;
  JsonWriter out(text);
  out.open_array();
  for (const PathAccount& account : accounts) write_account(out, account);
  out.close_array();
  return text;
}

}  // namespace touchstone
