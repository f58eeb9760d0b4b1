#include "responses/demo_comments.hpp"

#include <array>

namespace touchstone {
namespace {

constexpr std::size_t phrases = 6;
using Phrases = std::array<std::string_view, phrases>;

struct Voices {
  Phrases pleased_german, annoyed_german, pleased_english, annoyed_english;
};

/// In the order of `DemoTheme`.
constexpr std::array<Voices, demo_themes> voices = {{
    {{"Schnelle Lieferung", "Das Paket kam einen Tag früher als angekündigt", "Lieferung pünktlich und gut verpackt",
      "Die Sendungsverfolgung war genau", "Sehr schnelle Lieferung, gern wieder", "Der Bote war freundlich"},
     {"Das Paket kam viel zu spät", "Die Lieferung hat zwei Wochen gedauert", "Das Paket lag beschädigt vor der Tür",
      "Niemand wusste, wo meine Lieferung ist", "Die Sendungsverfolgung hat tagelang nichts gezeigt",
      "Lieferung zu spät, das Geschenk war umsonst"},
     {"Fast delivery", "The parcel came a day early", "Delivery on time and well packed", "Tracking was accurate",
      "Very quick delivery, thank you", "The driver was friendly"},
     {"The parcel came far too late", "Delivery took two weeks", "The parcel arrived damaged",
      "Nobody could tell me where my delivery was", "Tracking showed nothing for days",
      "Late delivery, the present was no use any more"}},
    {{"Guter Preis", "Faire Preise und keine versteckten Kosten", "Der Gutschein hat sofort funktioniert",
      "Günstiger als anderswo", "Preis und Qualität passen", "Versandkosten sind in Ordnung"},
     {"Zu teuer", "Die Versandkosten sind zu hoch", "Der Gutschein hat nicht funktioniert",
      "Im Warenkorb war der Preis plötzlich höher", "Anderswo ist es günstiger", "Versandkosten erst am Ende gezeigt"},
     {"Good price", "Fair prices and no hidden costs", "The voucher worked at once", "Cheaper than elsewhere",
      "Good value for money", "Shipping costs are fine"},
     {"Too expensive", "Shipping costs are too high", "The voucher did not work",
      "The price in the basket was suddenly higher", "It is cheaper elsewhere",
      "Shipping costs shown only at the end"}},
    {{"Große Auswahl", "Ich finde hier immer etwas", "Die Farben sind wie auf den Bildern", "Tolle Auswahl an Größen",
      "Endlich auch nachhaltige Marken", "Die Qualität ist sehr gut"},
     {"Meine Größe war ausverkauft", "Die Auswahl ist kleiner geworden", "Die Farbe ist anders als auf dem Bild",
      "Die Qualität hat nachgelassen", "Der Artikel war doch nicht auf Lager", "Zu wenig Auswahl für Kinder"},
     {"Great choice", "I always find something here", "Colours are as in the pictures", "Wide range of sizes",
      "Good quality", "Love the new brands"},
     {"My size was sold out", "The range has become smaller", "The colour differs from the picture",
      "Quality has gone down", "The item was not in stock after all", "Too little choice for children"}},
    {{"Bestellen war ganz einfach", "Die Seite ist übersichtlich", "Die Suche findet sofort das Richtige",
      "Bezahlen ging in einer Minute", "Auf dem Handy sehr gut zu bedienen", "Alles klar und einfach"},
     {"Die Seite ist langsam", "Beim Bezahlen kam dreimal ein Fehler", "Die Suche findet nichts",
      "Ich musste mich zweimal anmelden", "Auf dem Handy kaum zu bedienen", "Der Warenkorb war auf einmal leer"},
     {"Ordering was easy", "The site is clear", "Search finds the right thing at once", "Paying took a minute",
      "Works well on my phone", "Simple and clear"},
     {"The site is slow", "Paying failed three times", "Search finds nothing", "I had to log in twice",
      "Hard to use on a phone", "My basket was suddenly empty"}},
    {{"Der Kundendienst hat sofort geholfen", "Sehr freundliche Beratung", "Mein Problem war in fünf Minuten gelöst",
      "Rückgabe ohne Diskussion", "Kompetente Antwort am Telefon", "Das Geld war nach zwei Tagen zurück"},
     {"Der Kundendienst antwortet nicht", "Lange in der Warteschleife", "Dreimal das Gleiche erklären müssen",
      "Die Rückgabe war kompliziert", "Ich warte noch auf mein Geld", "Der Chat hat mich nicht verstanden"},
     {"Support helped at once", "Very friendly advice", "My problem was solved in five minutes",
      "Easy return, no questions", "Competent answer on the phone", "Refund after two days"},
     {"Support does not answer", "Long wait on the phone", "Had to explain the same thing three times",
      "The return was complicated", "Still waiting for my refund", "The chat did not understand me"}},
}};

constexpr Phrases endings_german = {".", ".", "!", ", danke.", ". Weiter so.", ". Schade."};
constexpr Phrases endings_english = {".", ".", "!", ", thanks.", ". Keep it up.", ". A pity."};

std::string_view pick(Random& random, const Phrases& from, std::size_t first = 0, std::size_t last = phrases - 1) {
  return from[first + static_cast<std::size_t>(random.fraction() * static_cast<double>(last - first + 1))];
}

}  // namespace

std::string_view name_of(DemoTheme theme) {
  switch (theme) {
    case DemoTheme::delivery:
      return "delivery";
    case DemoTheme::price:
      return "price";
    case DemoTheme::selection:
      return "selection";
    case DemoTheme::website:
      return "website";
    case DemoTheme::service:
      return "service";
  }
  return {};
}

std::string demo_comment(Random& random, DemoTheme theme, bool pleased, bool german) {
  const Voices& voice = voices[static_cast<std::size_t>(theme)];
  const Phrases& sentences = german ? (pleased ? voice.pleased_german : voice.annoyed_german)
                                    : (pleased ? voice.pleased_english : voice.annoyed_english);
  std::string comment(pick(random, sentences));
  const Phrases& endings = german ? endings_german : endings_english;
  constexpr std::size_t neutral = 2;  // the last three are for one mood each, but for the first two
  comment += pleased                   ? pick(random, endings, 0, 4)
             : random.fraction() < 0.2 ? endings[5]
                                       : pick(random, endings, 0, neutral);
  if (random.fraction() < 0.25) comment += ' ' + std::string(pick(random, sentences)) + '.';
  return comment;
}

}  // namespace touchstone
