import type { MoreWords } from './words';

export const de: MoreWords = {
  copy: 'Kopieren',
  copied: 'Kopiert',
  tab: 'Feedback',
  goOn: 'Weiter',
  picks: (least, most) =>
    most === undefined
      ? least > 1
        ? `Wählen Sie mindestens ${least} aus.`
        : 'Mehrere Antworten sind möglich.'
      : least === most
        ? `Wählen Sie ${most} aus.`
        : least > 1
          ? `Wählen Sie ${least} bis ${most} aus.`
          : `Wählen Sie bis zu ${most} aus.`,
  ownWords: 'In Ihren eigenen Worten',
  fields: { name: 'Name', email: 'E-Mail', phone: 'Telefon' },
  needed: '(erforderlich)',
  stars: (count) => (count === 1 ? '1 Stern' : `${count} Sterne`),
  point: (place, of) => `${place} von ${of}`,
  thumbs: ['Daumen runter', 'Daumen hoch'],
  problems: {
    tooShort: (characters) => `Bitte schreiben Sie mindestens ${characters} Zeichen.`,
    tooFew: (least) => `Bitte wählen Sie mindestens ${least} aus.`,
    tooMany: (most) => `Bitte wählen Sie höchstens ${most} aus.`,
    email: 'Bitte geben Sie eine E-Mail-Adresse an, etwa name@example.com.',
    phone: 'Bitte geben Sie eine Telefonnummer mit Vorwahl an.',
    url: 'Bitte geben Sie eine Webadresse an, etwa https://example.com.',
    number: 'Bitte geben Sie eine Zahl an.',
    field: 'Bitte füllen Sie dieses Feld aus.',
    contact: 'Bitte prüfen Sie die markierten Angaben.',
    box: 'Bitte setzen Sie das Häkchen, um fortzufahren.',
  },
};
