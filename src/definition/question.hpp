#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/reader.hpp"
#include "definition/scale.hpp"
#include "definition/text.hpp"
#include "logic/rule.hpp"

namespace touchstone {

/// What a point of a scale stands for.
struct Label {
  int value = 0;
  Text text;
};

/// How the points of a scale are drawn. Thumbs: down is 0, up is 1.
enum class Style : unsigned char { numbers, stars, smileys, thumbs };

/// A whole number on a scale. The scales of scores follow from their metric; only a rating brings its own.
class ScaleForm {
 public:
  ScaleForm() = default;
  explicit ScaleForm(Metric of) : metric(of), scale_(scale_of(of)) {}
  /// A rating, on a scale of 2 to 11 points.
  explicit ScaleForm(Scale scale) : metric(Metric::rating), scale_(scale) {}

  Scale scale() const { return scale_; }

  Metric metric = Metric::nps;
  Style style = Style::numbers;
  /// Wording of single points.
  std::vector<Label> labels;

  static constexpr unsigned fewest_points = 2;
  static constexpr unsigned most_points = 11;
  static constexpr unsigned most_smileys = 7;
  static constexpr int furthest = 100;

 private:
  Scale scale_ = scale_of(Metric::nps);
};

/// One thing to choose.
struct Option {
  std::string id;
  Text text;
  /// It excludes all others: "none of these".
  bool exclusive = false;
  /// A field for the visitor's own words opens with it.
  bool other = false;
  /// It keeps its place where the rest is shuffled.
  bool pinned = false;
};

/// One of several options, or some of them.
struct ChoiceForm {
  std::vector<Option> options;
  bool multiple = false;
  bool shuffle = false;
  /// How many to pick, where there may be several. An exclusive option is enough by itself.
  unsigned min_picks = 1;
  unsigned max_picks = 1;

  /// Null pointer: there is no such option.
  const Option* find(std::string_view id) const;

  static constexpr std::size_t most_options = 50;
  /// Of own words, in code points.
  static constexpr unsigned longest_other = 500;
};

/// What a text has to look like. See session/pattern.hpp.
enum class Pattern : unsigned char { none, email, phone, url, number };

/// An answer in the visitor's own words.
struct TextForm {
  bool multiline = true;
  Pattern pattern = Pattern::none;
  /// In code points.
  unsigned min_length = 0;
  unsigned max_length = longest;
  /// Empty: none.
  Text placeholder;

  /// Some such answers fit into what collectors take and a page may send while it is being closed (64 KiB).
  static constexpr unsigned longest = 2'000;
};

enum class ContactKind : unsigned char { name, email, phone };

struct ContactField {
  ContactKind kind = ContactKind::email;
  bool required = true;
};

/// How to reach the visitor.
struct ContactForm {
  /// In the order to show them; each kind at most once.
  std::vector<ContactField> fields;
  /// The sentence the visitor agrees to when giving these. Empty: none, and no box.
  Text consent;

  /// In code points, for each field.
  static constexpr unsigned longest = 200;
};

/// A box to tick, which nobody has ticked beforehand.
struct ConsentForm {
  Text label;
};

/// Text alone.
struct MessageForm {};

/// Where an answer leads, other than to the next question in the order written.
struct Jump {
  Rule when;
  /// Position of a question, or, from the number of questions on, that plus the position of an ending.
  std::size_t target = 0;
};

/// One thing asked.
struct Question {
  std::string id;
  Text text;
  /// Empty: none.
  Text help;
  /// Unless written: scales are, the rest is not. Of a consent: whether it must be ticked.
  bool required = true;
  /// Where this is false, the question is passed over.
  Rule when;
  /// The first that holds after the answer is taken. None holds: the next question in the order written.
  std::vector<Jump> next;
  /// `QuestionKind` names them in this order.
  std::variant<ScaleForm, ChoiceForm, TextForm, ContactForm, ConsentForm, MessageForm> form;

  static constexpr std::size_t most_jumps = 50;
};

/// Which form a question has; what `switch` over it forgets, the compiler names.
enum class QuestionKind : unsigned char { scale, choice, text, contact, consent, message };

inline QuestionKind kind_of(const Question& question) { return static_cast<QuestionKind>(question.form.index()); }

/// The form. Only where `kind_of` says that it is of this type.
template <class Form>
const Form& form_of(const Question& question) {
  return *std::get_if<Form>(&question.form);
}

/// Reads all but `next`, which needs to know the other questions (`read_jumps`).
void read_question(const Cursor& cursor, Question& question);

/// "nps", "csat", "ces", "rating", "choice", "text", "contact", "consent", "message"
std::string_view type_name(const Question& question);

/// "name", "email", "phone"
std::string_view name_of(ContactKind kind);

/// "numbers", "stars", "smileys", "thumbs"
std::string_view name_of(Style style);

/// "email", "phone", "url", "number"; empty for none.
std::string_view name_of(Pattern pattern);

}  // namespace touchstone
