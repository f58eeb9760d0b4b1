import type { MoreWords } from '../words/vocabulary';

export const en: MoreWords = {
  copy: 'Copy',
  copied: 'Copied',
  goOn: 'Continue',
  feedback: 'Feedback',
  any: 'Choose all that apply.',
  least: 'Please choose at least {0}.',
  most: 'Please choose {0} at most.',
  exactly: 'Please choose {0}.',
  range: 'Please choose {0} to {1}.',
  ownWords: 'In your own words',
  fields: { name: 'Name', email: 'E-mail', phone: 'Phone' },
  needed: '(required)',
  stars: { one: '{0} star', other: '{0} stars' },
  point: '{0} of {1}',
  thumbs: ['Thumbs down', 'Thumbs up'],
  problems: {
    tooShort: { one: 'Please write at least {0} character.', other: 'Please write at least {0} characters.' },
    email: 'Please give an e-mail address such as name@example.com.',
    phone: 'Please give a phone number with its area code.',
    url: 'Please give a web address such as https://example.com.',
    number: 'Please give a number.',
    field: 'Please fill this in.',
    contact: 'Please check what is marked above.',
    box: 'Please tick the box to go on.',
  },
};
