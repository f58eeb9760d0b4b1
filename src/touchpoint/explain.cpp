#include "touchpoint/explain.hpp"

#include "base/decimal.hpp"
#include "base/words.hpp"

namespace touchstone {
namespace {

/// In the order of the reasons, one a line; what `detail_of` says follows.
constexpr std::string_view sentences =
    "shown\n"
    "its touchpoint has not come: \n"
    "another survey is open\n"
    "this page has shown it\n"
    "begins on \n"
    "over since \n"
    "consent: none\n"
    "payment fields on the page\n"
    "condition false\n"
    "sampled out (\n"
    "shown as often as it may: \n"
    "rests until \n"
    "all surveys rest until \n"
    "another one is before it in the file: \n"
    "no question fits this visitor\n"
    "waits for its moment\n"
    "the visitor left before its moment\n"
    "called off by ";

std::string day_of(UnixMs moment) { return timestamp(moment).substr(0, 10); }

std::string detail_of(const Survey& survey, const Decision& decision) {
  const Show& show = survey.show;
  switch (decision.reason) {
    case Reason::touchpoint:
      return survey.touchpoint;
    case Reason::not_yet:
      return day_of(show.from);
    case Reason::over:
      return day_of(show.until);
    case Reason::sample:
      return joined({write_decimal(show.sample_percent), " %)"});
    case Reason::max_shows:
      return write_decimal(show.max_shows);
    case Reason::rest:
    case Reason::rest_of_all:
      return day_of(decision.until);
    case Reason::condition:
      return decision.detail.empty() ? decision.detail : joined({": ", decision.detail});
    case Reason::shown:
    case Reason::another_open:
    case Reason::shown_here:
    case Reason::consent:
    case Reason::payment:
    case Reason::gives_way:
    case Reason::nothing_to_ask:
    case Reason::waiting:
    case Reason::left:
    case Reason::called_off:
      return decision.detail;
  }
  return {};
}

}  // namespace

std::string explain(const Survey& survey, const Decision& decision) {
  const std::string_view sentence = word_at(sentences, static_cast<std::size_t>(decision.reason), '\n');
  return joined({sentence, detail_of(survey, decision)});
}

}  // namespace touchstone
