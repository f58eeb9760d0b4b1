#pragma once
// What a visitor gives as an answer, held against the question it is given to.
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "definition/question.hpp"

namespace touchstone {

/// Why an answer was not taken; the visitor can mend it.
enum class Problem : unsigned char {
  none,
  required,
  too_short,
  too_long,
  bad_email,
  bad_phone,
  bad_url,
  bad_number,
  too_few,
  too_many,
  /// Of a contact: some field has a problem (`problem_of`), or its consent is missing.
  contact,
};

/// "required", "too_short", ...; empty for none.
std::string_view name_of(Problem problem);

/// An answer as it is kept.
struct Answer {
  /// nps, csat, ces, rating: a number. choice: an option's id, or a list of them in the order of the options. text:
  /// text. contact: an object of texts, and `"consent": true`. consent: true or false. Null: none.
  Json value;
  /// A choice: the visitor's own words for the option `other`. Empty: none.
  std::string other = {};
};

/// What a value is to a question.
struct Judged {
  enum class Verdict : unsigned char {
    /// An answer.
    fits,
    /// The visitor wrote or picked nothing.
    blank,
    /// Nothing that this question can be given, as after a double click.
    foreign,
    /// `problem` says why.
    refused,
  };
  Verdict verdict = Verdict::foreign;
  Problem problem = Problem::none;
  /// What is kept of it, where it fits: trimmed where it has a pattern, in order, each once.
  Answer answer = {};
};

/// `other`: the visitor's own words beside a choice.
Judged judge(const Question& question, const Json& value, std::string_view other);

/// What is wrong with one field of contact data. `contact`: the object that was given; null: nothing was.
Problem problem_of(const ContactField& field, const Json& contact);

/// Whether the consent that goes with contact data is missing.
bool lacks_consent(const ContactForm& form, const Json& contact);

/// The segment of an answer that fits the question; empty for all but scores.
std::string_view segment_of(const Question& question, const Json& value);

}  // namespace touchstone
