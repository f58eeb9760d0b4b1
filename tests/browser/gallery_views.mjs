// One view for each type, style, state and problem.

const popover = { type: 'popover', position: 'bottom-right' };

export const view = (members) => ({
  survey: 's',
  locale: 'en',
  direction: 'ltr',
  theme: {},
  display: popover,
  ...members,
});

export const asked = (question, members = {}) =>
  view({
    kind: 'question',
    question: { id: 'q', required: false, ...question },
    progress: { step: 2, of: 5 },
    can_go_back: true,
    ...members,
  });

export const ended = (ending, members = {}) => view({ kind: 'ending', ending: { id: 'e', ...ending }, ...members });

export const points = (first, last, labels = {}) =>
  Array.from({ length: last - first + 1 }, (_, index) => {
    const value = first + index;
    return labels[value] ? { value, label: labels[value] } : { value };
  });

export const scale = (type, style, shown, members = {}) => ({ type, style, points: shown, required: true, ...members });

const everyPoint = { 1: 'Terrible', 2: 'Poor', 3: 'All right', 4: 'Good', 5: 'Could not be better, whatever you did' };

const options = [
  { id: 'price', text: 'The price' },
  { id: 'range', text: 'The range of products' },
  { id: 'delivery', text: 'Delivery was quick, and the parcel came undamaged even though it had a long way to go' },
  { id: 'service', text: 'Friendly service' },
  { id: 'other', text: 'Something else', other: true },
];

export const choice = (members) => ({
  type: 'choice',
  text: 'What did you like best?',
  multiple: false,
  min_picks: 1,
  max_picks: 1,
  options,
  ...members,
});

export const several = (members) =>
  choice({
    text: 'What did you like?',
    multiple: true,
    max_picks: 3,
    options: [...options, { id: 'none', text: 'None of these', exclusive: true }],
    ...members,
  });

export const text = (members) => ({ type: 'text', multiline: false, min_length: 0, max_length: 2000, ...members });

export const contact = (members) => ({
  type: 'contact',
  text: 'May we get in touch?',
  help: 'Only about this order.',
  fields: [
    { id: 'name', required: false },
    { id: 'email', required: true },
    { id: 'phone', required: false },
  ],
  consent: 'I agree that you may use these details to answer me. I can withdraw this at any time.',
  ...members,
});

const hover = (selector) => async (page) => (await page.waitForSelector(`>>> ${selector}`)).hover();
const focus = (selector) => async (page) => {
  await page.keyboard.press('Tab');
  await (await page.waitForSelector(`>>> ${selector}`)).focus();
};

const german = { locale: 'de' };

export const views = [
  { name: 'nps', view: asked(scale('nps', 'numbers', points(0, 10), { text: 'How likely are you to recommend us?' })) },
  {
    name: 'nps-middle-label',
    view: asked(
      scale('nps', 'numbers', points(0, 10, { 0: 'Never', 5: 'Neither likely nor unlikely', 10: 'Gladly' }), {
        text: 'How likely are you to recommend us?',
        answer: 5,
      }),
    ),
  },
  { name: 'csat', view: asked(scale('csat', 'numbers', points(1, 5), { text: 'How satisfied are you?', answer: 4 })) },
  {
    name: 'csat-every-label',
    view: asked(scale('csat', 'numbers', points(1, 5, everyPoint), { text: 'How was it?', answer: 2 })),
    prepare: hover('input[value="5"]'),
  },
  {
    name: 'ces',
    view: asked(
      scale('ces', 'numbers', points(1, 7), {
        variant: 'agreement_7',
        text: 'The shop made it easy to solve my problem.',
        problem: 'required',
      }),
    ),
  },
  {
    name: 'rating-numbers',
    view: asked(scale('rating', 'numbers', points(-5, 5), { text: 'Better or worse?', required: false })),
  },
  {
    name: 'rating-hundred',
    view: asked(scale('rating', 'numbers', points(-100, -90), { text: 'How cold is it?', required: false })),
  },
  { name: 'stars', view: asked(scale('rating', 'stars', points(1, 5), { text: 'How do you like the teapot?' })) },
  {
    name: 'stars-chosen',
    view: asked(scale('rating', 'stars', points(1, 5, everyPoint), { text: 'How do you like the teapot?', answer: 3 })),
  },
  {
    name: 'stars-hovered',
    view: asked(scale('csat', 'stars', points(1, 5), { text: 'How satisfied are you?', answer: 2 })),
    prepare: hover('input[value="4"]'),
  },
  {
    name: 'stars-focused',
    view: asked(scale('csat', 'stars', points(1, 5), { text: 'How satisfied are you?', answer: 2 })),
    prepare: focus('input[value="2"]'),
  },
  { name: 'stars-11', view: asked(scale('rating', 'stars', points(1, 11), { text: 'Eleven of them', answer: 7 })) },
  { name: 'smileys', view: asked(scale('csat', 'smileys', points(1, 5), { text: 'How satisfied are you?' })) },
  {
    name: 'smileys-7',
    view: asked(scale('rating', 'smileys', points(1, 7), { text: 'How was the parcel?', answer: 6 })),
    prepare: focus('input[value="6"]'),
  },
  { name: 'smileys-2', view: asked(scale('rating', 'smileys', points(1, 2), { text: 'Well?', answer: 2 })) },
  { name: 'thumbs', view: asked(scale('rating', 'thumbs', points(0, 1), { text: 'Did this help?' })) },
  {
    name: 'thumbs-labels',
    view: asked(scale('rating', 'thumbs', points(0, 1, { 0: 'No', 1: 'Yes' }), { text: 'Did this help?', answer: 1 })),
  },
  { name: 'choice', view: asked(choice({ help: 'One answer is enough.' })), prepare: hover('input[value="range"]') },
  {
    name: 'choice-other',
    view: asked(choice({ answer: ['other'], other: 'The packaging', required: true })),
    prepare: focus('input[value="other"]'),
  },
  { name: 'choice-required', view: asked(choice({ required: true, problem: 'required' })) },
  { name: 'several', view: asked(several({ answer: ['price', 'service'] })) },
  { name: 'several-full', view: asked(several({ answer: ['price', 'range', 'service'], min_picks: 2 }), german) },
  { name: 'several-too-few', view: asked(several({ answer: ['price'], min_picks: 2, problem: 'too_few' }), german) },
  {
    name: 'several-long',
    view: asked(
      several({
        options: Array.from({ length: 20 }, (_, index) => ({ id: `o${index}`, text: `Option ${index + 1}` })),
      }),
    ),
  },
  { name: 'text', view: asked(text({ multiline: true, text: 'What is the main reason?', help: 'A word will do.' })) },
  {
    name: 'text-email',
    view: asked(
      text({
        pattern: 'email',
        text: 'What is your e-mail address?',
        placeholder: 'name@example.com',
        answer: 'name@',
        problem: 'bad_email',
      }),
    ),
  },
  {
    name: 'text-too-short',
    view: asked(text({ multiline: true, text: 'What happened?', min_length: 20, answer: 'No', problem: 'too_short' }), {
      ...german,
    }),
  },
  { name: 'contact', view: asked(contact()) },
  {
    name: 'contact-problems',
    view: asked(
      contact({
        required: true,
        problem: 'contact',
        fields: [
          { id: 'name', required: true, problem: 'required' },
          { id: 'email', required: true, answer: 'name@', problem: 'bad_email' },
          { id: 'phone', required: false, answer: '12', problem: 'bad_phone' },
        ],
        consent_problem: 'required',
      }),
      german,
    ),
  },
  {
    name: 'consent',
    view: asked({ type: 'consent', text: 'May we quote you?', label: 'Yes, you may quote me by name.' }),
  },
  {
    name: 'consent-problem',
    view: asked({
      type: 'consent',
      text: 'Before we go on',
      label: 'I have read the notes on data protection.',
      required: true,
      problem: 'required',
    }),
  },
  {
    name: 'message',
    view: asked({
      type: 'message',
      text: 'Three short questions about your order.\nThey take half a minute.',
      help: 'You can stop at any time.',
    }),
  },
  { name: 'ending', view: ended({ text: 'Thank you!' }) },
  { name: 'ending-coupon', view: ended({ text: 'Thank you! This is for your next order:', coupon: 'THANKS10' }) },
  {
    name: 'ending-link',
    view: ended({ text: 'Thank you!', link: { url: 'https://shop.example/', text: 'To our new arrivals' } }),
  },
  {
    name: 'ending-redirect',
    view: ended(
      { text: 'Danke! Gleich geht es weiter.', coupon: 'DANKE10', redirect: 'https://shop.example/' },
      german,
    ),
  },
  { name: 'compact', view: asked(several({}), { theme: { spacing: 'compact', radius: 4 } }) },
  { name: 'roomy', view: asked(several({}), { theme: { spacing: 'roomy', accent: '#b45309' } }) },
  {
    name: 'theme',
    view: asked(scale('rating', 'stars', points(1, 5), { text: 'In the shop’s colours', answer: 4 }), {
      theme: { background: '#fdf6ec', accent: '#8a4b08', text: '#40260a', radius: 0, font: 'Georgia, serif' },
    }),
  },
];
