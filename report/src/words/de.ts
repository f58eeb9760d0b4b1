import type { Words } from './vocabulary';

const several = (n: number, shown: string, one: string, more: string): string => `${shown} ${n === 1 ? one : more}`;
const periodsOf = { day: 'Tage', week: 'Wochen', month: 'Monate' } as const;

export const de: Words = {
  language: 'de',
  other: ['en', 'English'],
  title: 'Kundenfeedback',
  tagline: 'NPS, CSAT und CES entlang der Kundenreise, jeweils mit den Grenzen, in denen der Wert gilt.',
  open: {
    collector: 'Von diesem Collector',
    collectorHelp:
      'Der Schlüssel bleibt, bis dieser Tab geschlossen wird. Wer den Collector betreibt, erstellt einen: touchstone token add NAME',
    token: 'Leseschlüssel (Token)',
    go: 'Bericht öffnen',
    file: 'Aus einer Datei',
    fileHelp:
      'NDJSON, wie touchstone export es schreibt, auch als .gz. Sie wird auf diesem Gerät gelesen; nichts wird hochgeladen.',
    choose: 'Datei wählen',
    drop: 'Hier ablegen',
    reading: 'Antworten werden gelesen',
    cancel: 'Abbrechen',
    elsewhere: 'Anderes öffnen',
  },
  trouble: {
    title: 'Das hat nicht geklappt',
    token:
      'Der Collector kennt diesen Schlüssel nicht. Bitte prüfen, ob er vollständig kopiert wurde, oder einen neuen erstellen: touchstone token add NAME',
    http: (status) =>
      `Der Collector hat mit HTTP ${status} geantwortet. In einer Minute noch einmal versuchen; sein Protokoll sagt mehr.`,
    network:
      'Der Collector ist nicht erreichbar, oder die Verbindung ist abgerissen. Bitte prüfen, ob er läuft, und es dann noch einmal versuchen.',
    file: (name, why) =>
      `${name} lässt sich nicht lesen: ${why}. Es muss NDJSON sein, unverpackt oder mit gzip gepackt.`,
    zstd: 'zstd geht hier nicht; bitte erst entpacken (unzstd DATEI)',
    empty: 'Es gibt noch keine Antworten. Sobald eine eintrifft, steht sie hier.',
    emptyLines: (lines) =>
      `Nichts darin ist eine Antwort. Gelesen wurden ${lines} Zeilen; jede muss ein JSON-Objekt mit response_id, revision und answers sein.`,
    question: (why) =>
      `Nicht alles ließ sich berechnen: ${why}. Bitte einen anderen Zeitraum oder größere Schritte wählen.`,
    engine: (why) =>
      `Die Auswertung ist stehen geblieben: ${why}. Bitte die Seite neu laden; bleibt es dabei, passen die Dateien des Berichts nicht zusammen.`,
  },
  status: {
    live: 'Live',
    notLive: 'Nicht verbunden, neuer Versuch',
    file: (name) => `Aus ${name}, auf diesem Gerät`,
    collector: 'Von diesem Collector',
    loading: 'Wird berechnet',
  },
  metric: {
    nps: {
      name: 'Net Promoter Score',
      short: 'NPS',
      means: 'Anteil der 9 und 10 minus Anteil der 0 bis 6, von −100 bis 100.',
      unit: 'Punkte',
    },
    csat: {
      name: 'Kundenzufriedenheit',
      short: 'CSAT',
      means: 'Anteil der Antworten 4 und 5, von 0 bis 100.',
      unit: '%',
    },
    ces_agreement_7: {
      name: 'Kundenaufwand, „war es einfach?“',
      short: 'CES Leichtigkeit',
      means: 'Mittelwert von 1 bis 7; höher ist besser.',
      unit: 'von 7',
    },
    ces_effort_5: {
      name: 'Kundenaufwand, „wie viel?“',
      short: 'CES Aufwand',
      means: 'Mittelwert von 1 bis 5; niedriger ist besser.',
      unit: 'von 5',
    },
  },
  segment: {
    detractor: 'Kritiker',
    passive: 'Passive',
    promoter: 'Promotoren',
    dissatisfied: 'Unzufrieden',
    neutral: 'Neutral',
    satisfied: 'Zufrieden',
    difficult: 'Schwierig',
    easy: 'Einfach',
  },
  dimension: { touchpoint: 'Kontaktpunkt', survey: 'Umfrage', locale: 'Sprache', variant: 'Variante' },
  by: { day: 'Tag', week: 'Woche', month: 'Monat' },
  week: (number, year) => `KW ${number}/${year}`,
  filter: {
    title: 'Filter',
    all: 'Alle',
    some: (count) => `${count} gewählt`,
    period: 'Zeitraum',
    from: 'Von',
    to: 'Bis',
    presets: { all: 'Alles', month: '30 Tage', quarter: '90 Tage', half: '180 Tage' },
    steps: 'Nach',
    pooled: 'Glättung',
    pooledOver: (count, period) => `${count} ${periodsOf[period]}`,
    alone: 'Keine',
    compare: 'Veränderung',
    comparing: { day: 'nach Tagen', week: 'nach Wochen', month: 'nach Monaten' },
    reset: 'Filter löschen',
    within: (from, to) => `${from} bis ${to}`,
  },
  answers: (n, shown) => several(n, shown, 'Antwort', 'Antworten'),
  comments: (n, shown) => several(n, shown, 'Kommentar', 'Kommentare'),
  noAnswers: 'Keine Antworten',
  tooFew: 'zu wenige für einen Wert',
  counted: (parts) => parts.join(', '),
  notAsked: 'Hier nicht gefragt',
  low: 'wenige Antworten, weite Grenzen',
  between: (low, high) => `zwischen ${low} und ${high}`,
  interval: '95-%-Intervall',
  change: {
    title: 'Veränderung',
    reliable: (direction, lowerIsBetter, delta, between) => {
      const what = lowerIsBetter
        ? { more: 'Mehr Aufwand', less: 'Weniger Aufwand' }
        : { more: 'Gestiegen', less: 'Gefallen' };
      return `${what[direction]}: ${delta}${between && `, ${between}`}`;
    },
    none: (delta, between) => `Keine verlässliche Änderung: ${delta}${between && `, ${between}`}`,
    amongMany: 'bei so vielen Vergleichen kann es Zufall sein',
    tooFew: 'Zu wenige Antworten für einen Vergleich',
    nothing: 'Nichts zum Vergleichen',
    periods: (before, after) => `${after} gegenüber ${before}`,
    notOver: 'Der letzte Zeitraum ist vielleicht noch nicht vorbei.',
  },
  figure: {
    table: 'Tabelle',
    save: 'Speichern',
    saveAs: (format, title) => `${title}: als ${format} speichern`,
    tableOf: (title) => `${title}: Tabelle`,
    csv: 'CSV',
    png: 'PNG',
    svg: 'SVG',
    noChart: 'Nichts zu zeichnen: In jedem Zeitraum sind es weniger als zehn Antworten.',
  },
  journey: {
    title: 'Die Kundenreise',
    means:
      'Jeder Kontaktpunkt von links nach rechts: der Wert, der Bereich, in dem er mit 95 % Sicherheit liegt, die Zahl der Antworten und wie er sich verändert hat.',
    left: (touchpoint) => `${touchpoint} nach links rücken`,
    right: (touchpoint) => `${touchpoint} nach rechts rücken`,
    only: (touchpoint) => `Nur ${touchpoint}`,
    everywhere: 'Alle Kontaktpunkte',
    unnamed: 'Ohne Kontaktpunkt',
  },
  trend: {
    title: 'Im Lauf der Zeit',
    means: (pooled) =>
      `Punkte sind einzelne Zeiträume. Die Linie fasst die Antworten von ${pooled} zusammen; das Band ist ihr 95-%-Intervall.`,
    meansAlone: 'Jeder Zeitraum für sich; das Band ist sein 95-%-Intervall.',
    one: 'Zeitraum für sich',
    pooled: 'Zusammengefasst',
    definition: (survey) => `${survey}: neuer Wortlaut`,
    definitions: 'Änderungen des Wortlauts',
    definitionAt: (day, survey, hash) =>
      `${day}: ${survey} wurde geändert (${hash}). Werte davor und danach gehören zu verschiedenen Fragen.`,
    summary: (first, last, periods) => `${periods} Zeiträume: zuerst ${first}, zuletzt ${last}.`,
    fewOnly: 'Zeiträume mit weniger als zehn Antworten haben keinen Punkt.',
  },
  distribution: {
    title: 'Antworten',
    means: (answers) => `Wie oft jeder Punkt der Skala gewählt wurde, in Prozent von ${answers}.`,
    answer: 'Antwort',
    share: 'Anteil',
  },
  rates: {
    title: 'Rücklauf',
    means:
      'Von allen Einblendungen: wie viele mindestens eine Frage beantwortet haben (blass) und wie viele bis zum Ende (kräftig, mit 95-%-Intervall).',
    shown: 'Gezeigt',
    started: 'Begonnen',
    completed: 'Beendet',
    dismissed: 'Geschlossen',
    response: 'Rücklaufquote',
    start: 'Beginnquote',
    completion: 'Abschlussquote',
    silent: (touchpoint, asked, between) =>
      `${touchpoint}: Was auch immer die denken, die nicht geantwortet haben, der NPS aller ${asked} Gefragten liegt ${between}.`,
  },
  drivers: {
    title: 'Treiber',
    means:
      'Was mit schlechten Werten einhergeht: der Wert derer, die eine Antwort gaben, minus den Wert derer, die dasselbe gefragt wurden und sie nicht gaben. Das sagt, wo hinzusehen ist, nicht, was geschähe.',
    question: 'Frage',
    answer: 'Antwort',
    with: 'Mit',
    without: 'Ohne',
    difference: 'Unterschied',
    reliable: 'Verlässlich',
    yes: 'ja',
    no: 'nein',
    none: 'Keine andere Antwort haben zehn oder mehr gegeben; es gibt nichts zu vergleichen.',
  },
  topics: {
    title: 'Themen',
    means: (low, high) =>
      `Wörter, durch die sich ${low} mit niedrigem Wert von ${high} mit hohem unterscheiden. Wörter werden gezählt, mehr nicht; von vielen weichen einige zufällig ab.`,
    term: 'Wort',
    inLow: 'Niedrige Werte',
    inHigh: 'Hohe Werte',
    z: 'Standardfehler',
    moreLow: 'Bei niedrigen Werten',
    moreHigh: 'Bei hohen Werten',
    none: 'Kein Wort steht in fünf Kommentaren oder mehr.',
  },
  commentsBy: {
    title: 'Kommentare',
    means: 'Die neuesten zuerst, wie sie geschrieben wurden.',
    search: 'Kommentare durchsuchen',
    segment: 'Wert',
    all: 'Alle',
    none: 'Kein Kommentar passt dazu.',
    more: (count) => `${count} weitere zeigen`,
    of: (shown, total) => `${shown} von ${total}`,
    gave: (value, most) => `${value} von ${most}`,
    when: 'Zeit',
    text: 'Kommentar',
    value: 'Wert',
  },
  data: {
    title: 'Woraus das besteht',
    responses: 'Antwortbögen',
    test: 'Davon im Testmodus, ausgelassen',
    malformed: (count) => `Zeilen, die keine Antwortbögen sind: ${count}`,
    line: (line, why) => `Zeile ${line}: ${why}`,
    invalid: (count) => `Antworten außerhalb ihrer Skala, ausgelassen: ${count}`,
    export: 'Werte als CSV',
    method: 'Wie gerechnet wird',
    methodText: [
      'Von jedem Antwortbogen zählt die neueste Fassung. Übersprungene und geschlossene Fragen stehen nicht im Nenner. Tage, Wochen und Monate sind die von UTC.',
      'Intervalle haben eine Sicherheit von 95 %: adjusted Wald für NPS, Wilson für Anteile, Student-t für Mittelwerte. Sie sprechen nur vom Zufall, nicht von denen, die nicht geantwortet haben.',
      'Verglichen wird mit dem Zeitraum davor; die p-Werte sind nach Holm über alle Zeilen angepasst. Unter zehn Antworten wird kein Wert gezeigt.',
    ],
    few: 'Zu wenige, um etwas zu sagen',
    fewMeans: 'Hier haben weniger als zehn geantwortet: Anzahlen, aber noch kein Wert.',
    none: 'keine',
  },
  column: {
    group: 'Kontaktpunkt',
    metric: 'Kennzahl',
    n: 'Antworten',
    score: 'Wert',
    low: 'Von',
    high: 'Bis',
    change: 'Veränderung',
    period: 'Zeitraum',
    reliability: 'Verlässlichkeit',
  },
  skip: 'Zu den Zahlen',
  print: 'Drucken',
  about:
    'Net Promoter, Net Promoter Score und NPS sind eingetragene Marken von Bain & Company, Inc., NICE Systems, Inc., und Fred Reichheld.',
};
