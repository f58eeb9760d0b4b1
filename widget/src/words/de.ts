import type { Words } from './vocabulary';

export const de: Words = {
  next: 'Weiter',
  back: 'Zurück',
  skip: 'Überspringen',
  send: 'Senden',
  close: 'Schließen',
  minimise: 'Minimieren',
  problems: { required: 'Bitte geben Sie eine Antwort.', too_long: 'Bitte kürzen Sie Ihre Antwort.' },
  left: (characters) => `Noch ${characters} Zeichen`,
  progress: (step, of) => `Frage ${step} von ${of}`,
  ends: {
    nps: ['Sehr unwahrscheinlich', 'Sehr wahrscheinlich'],
    csat: ['Sehr unzufrieden', 'Sehr zufrieden'],
    agreement_7: ['Stimme gar nicht zu', 'Stimme voll zu'],
    effort_5: ['Sehr geringer Aufwand', 'Sehr hoher Aufwand'],
  },
};
