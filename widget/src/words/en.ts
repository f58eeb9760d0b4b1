import type { Words } from './vocabulary';

export const en: Words = {
  language: 'en',
  next: 'Next',
  back: 'Back',
  skip: 'Skip',
  send: 'Send',
  close: 'Close',
  minimise: 'Minimize',
  problems: { required: 'Please give an answer.', too_long: 'Please shorten your answer.' },
  hint: 'Please leave out names and other personal details.',
  left: 'Characters left: {0}',
  progress: 'Question {0} of {1}',
  ends: {
    nps: ['Not at all likely', 'Extremely likely'],
    csat: ['Very dissatisfied', 'Very satisfied'],
    agreement_7: ['Strongly disagree', 'Strongly agree'],
    effort_5: ['Very low effort', 'Very high effort'],
  },
};
