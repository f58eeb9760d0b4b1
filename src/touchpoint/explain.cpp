#include "touchpoint/explain.hpp"

#include "base/decimal.hpp"
#include "base/words.hpp"

namespace touchstone {
namespace {

std::string day_of(UnixMs moment) { return timestamp(moment).substr(0, 10); }

}  // namespace

std::string explain(const Survey& survey, const Decision& decision) {
  const Show& show = survey.show;
  switch (decision.reason) {
    case Reason::shown:
      return "shown";
    case Reason::touchpoint:
      return joined({"its touchpoint has not come: ", survey.touchpoint});
    case Reason::another_open:
      return "another survey is open";
    case Reason::shown_here:
      return "this page has shown it";
    case Reason::not_yet:
      return joined({"begins on ", day_of(show.from)});
    case Reason::over:
      return joined({"over since ", day_of(show.until)});
    case Reason::consent:
      return "consent: none";
    case Reason::payment:
      return "payment fields on the page";
    case Reason::condition:
      return decision.detail.empty() ? "condition false" : joined({"condition false: ", decision.detail});
    case Reason::sample:
      return joined({"sampled out (", write_decimal(show.sample_percent), " %)"});
    case Reason::max_shows:
      return joined({"shown as often as it may: ", write_decimal(show.max_shows)});
    case Reason::rest:
      return joined({"rests until ", day_of(decision.until)});
    case Reason::rest_of_all:
      return joined({"all surveys rest until ", day_of(decision.until)});
    case Reason::gives_way:
      return joined({"another one is before it in the file: ", decision.detail});
    case Reason::nothing_to_ask:
      return "no question fits this visitor";
    case Reason::waiting:
      return "waits for its moment";
    case Reason::left:
      return "the visitor left before its moment";
    case Reason::called_off:
      return joined({"called off by ", decision.detail});
  }
  return {};
}

}  // namespace touchstone
