#include "lint/codes.hpp"

namespace touchstone {
namespace {

constexpr Code codes[] = {
    // what the reader refuses
    {"syntax", "The text is not JSON."},
    {"too_big", "The file is longer than 256 KiB."},
    {"too_deep", "The file is nested deeper than 32 levels."},
    {"duplicate_key", "A key stands twice in one object."},
    {"unknown_key", "There is no such key here."},
    {"missing_key", "A key that is needed is not there."},
    {"wrong_type", "The value is of another type than the key takes."},
    {"wrong_length", "The list has too few or too many elements."},
    {"out_of_range", "The number is too small or too large."},
    {"empty", "The text is empty."},
    {"too_long", "The text is too long."},
    {"bad_id", "The id has characters that ids may not have."},
    {"duplicate_id", "Two things bear the same id."},
    {"bad_url", "The address is of a kind that is not allowed here, or leads nowhere."},
    {"bad_locale", "This is no BCP 47 language tag."},
    {"bad_piece", "An insertion is not closed, or leads to nothing."},
    {"bad_colour", "This is no colour of the form #rgb or #rrggbb."},
    {"bad_font", "This is no list of font families."},
    {"bad_date", "This is no day that there is, and no moment in UTC."},
    {"bad_header", "A page cannot send this header."},
    {"unknown_word", "The key takes one of a few words, and this is none of them."},
    {"not_on_scale", "A label stands at a point that the scale does not have."},
    {"not_a_rule", "A rule is an object with one operator."},
    {"unknown_operator", "JsonLogic has no such operator."},
    {"wrong_arity", "The operator takes another number of arguments."},
    {"unknown_target", "A jump leads to no question and no ending."},
    {"conflict", "Two keys exclude each other, or limits contradict."},
    // what cannot work as written
    {"missing_locale", "A text lacks a language that other texts have."},
    {"unknown_variable", "A condition or an insertion reads what cannot be there."},
    {"unreachable_question", "Nobody is ever asked this question."},
    {"unreachable_ending", "Nobody ever sees this ending."},
    {"loop", "Some answers lead around in a circle."},
    {"never_ends", "No answers lead to the end of the survey."},
    {"always_false", "The condition is never true where it stands."},
    {"bad_path", "This is no way to a value: names joined by dots."},
    {"never_shown", "The survey ends before it begins."},
    {"stale_views", "The prepared first views are not those of the surveys."},
    // what works, and could be better
    {"always_true", "The condition is always true where it stands."},
    {"nps_twice", "A survey asks for NPS twice."},
    {"nps_lookalike", "A question is asked like NPS and does not count as NPS."},
    {"score_optional", "A score may be passed over."},
    {"scale_direction", "On one scale of the survey less is better, on another one more."},
    {"no_free_text_after_score", "Nothing asks for the reason of the score."},
    {"too_many_questions", "A visitor may be asked more than five questions."},
    {"required_free_text", "Visitors must write something to go on."},
    {"no_rest", "Several surveys ask at one touchpoint, and none of them rests."},
    {"contact_without_consent", "Contact data are asked for without a consent."},
    {"secret_in_file", "Something that looks like a secret stands in a file that every visitor can read."},
    {"http_endpoint", "Answers travel unencrypted."},
    {"no_endpoint", "There is nowhere to send answers to."},
    {"accent_contrast", "A colour is too close to its background, and the widget will not use it as written."},
    {"missing_translation", "A text is the same in every language while others are translated."},
    {"locale_without_text", "No text is there in the file's own locale."},
    {"undeclared_context", "A value of the page's context is read that the file does not declare."},
    {"unused_context", "A declared value leaves the page, and nothing in the file reads it."},
    {"unused_touchpoint", "The page notices a moment at which no survey asks."},
};

}  // namespace

std::span<const Code> all_codes() { return codes; }

}  // namespace touchstone
