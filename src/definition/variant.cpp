#include "definition/variant.hpp"

#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"

namespace touchstone {

Said say_unknown_place(std::string_view id, const Json& places) {
  std::vector<std::string_view> known;
  for (const Json& each : places.items()) known.push_back(each.name());
  return {joined({"no question or ending has the id \"", beginning(id, 64), "\""}), suggest(id, known)};
}

const Text& Variant::text_at(std::size_t place, const Text& usual) const {
  for (const Rewording& each : texts) {
    if (each.place == place) return each.text;
  }
  return usual;
}

void read_variant(const Cursor& cursor, const Json& places, Variant& variant) {
  ObjectReader object(cursor, "a variant");
  variant.id = object.required_id();
  object.optional_count("weight", 1, Variant::most_weight, variant.weight);
  object.optional("texts", [&](const Cursor& texts) {
    for (std::size_t i = 0; texts.is(Json::Kind::object) && i < texts.count(); ++i) {
      const Cursor text(texts, i);
      const std::string& id = text.value().name();
      Variant::Rewording rewording;
      read_text(text, rewording.text);
      if (const Json* place = places.find(id)) {
        rewording.place = static_cast<std::size_t>(place->number());
        variant.texts.push_back(std::move(rewording));
      } else {
        text.complain_at_name("unknown_target", [&] { return say_unknown_place(id, places); });
      }
    }
  });
  object.finish();
}

}  // namespace touchstone
