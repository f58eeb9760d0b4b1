#include "collector/confirm.hpp"

#include <string>

#include "base/json_write.hpp"
#include "collector/replies.hpp"

namespace touchstone {
namespace {

constexpr auto too_big = "A record has at most 64 KiB, a list at most 100 records and 256 KiB";
static_assert(Record::most_bytes == 64 * 1024 && most_list_bytes == 256 * 1024 && most_records == 100);

Error conflict_at(std::string pointer) {
  return {.code = "conflict",
          .pointer = std::move(pointer),
          .message = "this revision is kept already, with other content",
          .hint = "raise the revision with every change"};
}

std::string pointer_to_revision(std::size_t place, bool is_list, BodyForm form) {
  return (is_list ? "/" + std::to_string(place) : "") + (form == BodyForm::json ? "" : "/data") + "/revision";
}

void write_confirmation(JsonWriter& out, const Record& record) {
  out.open_object();
  out.member("response_id", record.response_id);
  out.member_number("revision", record.revision);
  out.close_object();
}

}  // namespace

Reply refuse_body(const Posted& posted) {
  switch (posted.defect) {
    case Defect::too_big:
      return refusal(413, too_big, posted.errors);
    case Defect::malformed:
      return refusal(400, "The body is not JSON", posted.errors);
    case Defect::invalid:
      break;
  }
  return refusal(422, "The body is not a response record, nor a list of them", posted.errors);
}

Reply confirm(const Posted& posted, BodyForm form, const std::vector<Kept>& kept) {
  std::vector<Error> errors;
  std::string text;
  JsonWriter out(text);
  if (posted.is_list) out.open_array();
  auto outcome = kept.begin();
  bool has_invalid = false;
  for (std::size_t i = 0; i < posted.items.size(); ++i) {
    const PostedItem& item = posted.items[i];
    has_invalid = has_invalid || !item.record;
    errors.insert(errors.end(), item.errors.begin(), item.errors.end());
    if (!item.record) continue;
    if (!is_settled(*outcome++)) errors.push_back(conflict_at(pointer_to_revision(i, posted.is_list, form)));
    write_confirmation(out, *item.record);
  }
  if (posted.is_list) out.close_array();
  if (errors.empty()) return json_reply(std::move(text));
  if (posted.is_list) return refusal(422, "Some records were refused; the others are kept", errors);
  return refusal(422,
                 has_invalid ? "The body is not a response record"
                             : "Two different records bear the same response_id and revision",
                 errors);
}

}  // namespace touchstone
