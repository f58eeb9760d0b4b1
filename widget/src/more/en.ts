import type { MoreWords } from './words';

export const en: MoreWords = {
  copy: 'Copy',
  copied: 'Copied',
  tab: 'Feedback',
  goOn: 'Continue',
  picks: (least, most) =>
    most === undefined
      ? least > 1
        ? `Choose at least ${least}.`
        : 'Choose all that apply.'
      : least === most
        ? `Choose ${most}.`
        : least > 1
          ? `Choose ${least} to ${most}.`
          : `Choose up to ${most}.`,
  ownWords: 'In your own words',
  fields: { name: 'Name', email: 'E-mail', phone: 'Phone' },
  needed: '(required)',
  stars: (count) => (count === 1 ? '1 star' : `${count} stars`),
  point: (place, of) => `${place} of ${of}`,
  thumbs: ['Thumbs down', 'Thumbs up'],
  problems: {
    tooShort: (characters) => `Please write at least ${characters} characters.`,
    tooFew: (least) => `Please choose at least ${least}.`,
    tooMany: (most) => `Please choose ${most} at most.`,
    email: 'Please give an e-mail address such as name@example.com.',
    phone: 'Please give a phone number with its area code.',
    url: 'Please give a web address such as https://example.com.',
    number: 'Please give a number.',
    field: 'Please fill this in.',
    contact: 'Please check what is marked above.',
    box: 'Please tick the box to go on.',
  },
};
