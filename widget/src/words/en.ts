import type { Words } from './vocabulary';

export const en: Words = {
  next: 'Next',
  back: 'Back',
  skip: 'Skip',
  send: 'Send',
  close: 'Close',
  minimise: 'Minimise',
  problems: { required: 'Please give an answer.', too_long: 'Please shorten your answer.' },
  left: (characters) => (characters === 1 ? '1 character left' : `${characters} characters left`),
  progress: (step, of) => `Question ${step} of ${of}`,
  ends: {
    nps: ['Not at all likely', 'Extremely likely'],
    csat: ['Very dissatisfied', 'Very satisfied'],
    agreement_7: ['Strongly disagree', 'Strongly agree'],
    effort_5: ['Very low effort', 'Very high effort'],
  },
};
