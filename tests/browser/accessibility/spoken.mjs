// What a screen reader is told: names, states, descriptions, and what is announced.
import assert from 'node:assert/strict';
import { until } from '../harness.mjs';
import { heard } from './heard.mjs';
import { named } from './states.mjs';

const points = (from, to, labels = {}) =>
  Array.from({ length: to - from + 1 }, (_, index) => {
    const label = labels[from + index];
    return `radio "${from + index}${label ? ` , ${label}` : ''}"`;
  });

const question = 'How likely are you to recommend us?';
const likely = points(0, 10, { 0: 'Not at all likely', 10: 'Extremely likely' });
const wordy = 'Delivery was quick, and the parcel came undamaged even though it had a long way to go';
const email = 'Please give an e-mail address such as name@example.com.';
const agreement = 'I agree that you may use these details to answer me. I can withdraw this at any time.';
const back = ['button "Back"', 'button "Next"'];
const corner = ['button "Minimize"', 'button "Close"'];

const tables = {
  nps: [
    `dialog "${question}"`,
    'progressbar "Question 1 of 4"',
    `group "${question}", described "To a friend."`,
    'paragraph "To a friend."',
    ...likely,
    ...corner,
  ],
  'modal: nps': [
    `dialog "${question}", modal`,
    'progressbar "Question 2 of 5"',
    `group "${question}", described "To a friend."`,
    'paragraph "To a friend."',
    ...likely.map((each, value) => (value === 7 ? `${each}, checked` : each)),
    ...back,
    'button "Close"',
  ],
  'csat, answered': [
    'dialog "How was it?"',
    'progressbar "Question 2 of 5"',
    'group "How was it?"',
    'radio "1 , Terrible"',
    'radio "2 , Poor", checked',
    'radio "3 , All right"',
    'radio "4 , Good"',
    'radio "5 , Could not be better"',
    ...back,
    ...corner,
  ],
  stars: [
    'dialog "How do you like the teapot?"',
    'progressbar "Question 1 of 4"',
    'group "How do you like the teapot?"',
    'radio "1 star"',
    ...[2, 3, 4, 5].map((count) => `radio "${count} stars"`),
    ...corner,
  ],
  'smileys, answered': [
    'dialog "How do you like the teapot?"',
    'progressbar "Question 2 of 5"',
    'group "How do you like the teapot?"',
    'radio "1 of 5"',
    'radio "2 of 5"',
    'radio "3 of 5"',
    'radio "4 of 5", checked',
    'radio "5 of 5"',
    ...back,
    ...corner,
  ],
  'choice, answered': [
    'dialog "What did you like best?"',
    'progressbar "Question 2 of 5"',
    'group "What did you like best?", described "One is enough."',
    'paragraph "One is enough."',
    'radio "The price"',
    'radio "The range of products"',
    `radio "${wordy}"`,
    'radio "Friendly service"',
    'radio "Something else", checked',
    'textbox "In your own words", value "The packaging"',
    ...back,
    ...corner,
  ],
  'several, refused': [
    'dialog "What did you like?"',
    'progressbar "Question 2 of 5"',
    'group "What did you like?", described "Please choose at least 2. Please choose 2 to 3."',
    'paragraph "Please choose 2 to 3."',
    'checkbox "The price", checked',
    'checkbox "The range of products"',
    `checkbox "${wordy}"`,
    'checkbox "Friendly service"',
    'checkbox "Something else"',
    'checkbox "None of these"',
    'alert "Please choose at least 2."',
    ...back,
    ...corner,
  ],
  text: [
    'dialog "What is the main reason?"',
    'progressbar "Question 1 of 4"',
    'paragraph "A word will do."',
    'textbox "What is the main reason?", described "A word will do."',
    'button "Skip"',
    ...corner,
  ],
  'contact, refused': [
    'dialog "May we get in touch?"',
    'progressbar "Question 2 of 5"',
    'group "May we get in touch?", described "Only about this order. Please check what is marked above."',
    'paragraph "Only about this order."',
    'textbox "Name (required)", required, invalid, described "Please fill this in."',
    `textbox "E-mail (required)", required, invalid, value "anna@", described "${email}"`,
    'textbox "Phone", invalid, value "12", described "Please give a phone number with its area code."',
    `checkbox "${agreement}", invalid, described "Please tick the box to go on."`,
    'alert "Please check what is marked above."',
    ...back,
    ...corner,
  ],
  'ending, coupon': [
    'dialog "Thank you! For your next order:"',
    'paragraph "Thank you! For your next order:"',
    'code "THANKS10"',
    'button "Copy"',
    'button "Close"',
    'button "Close"',
  ],
  tab: ['button "Your opinion"'],
  'popover, minimised': [`button "${question}", collapsed`],
};

async function tells(stage) {
  const tab = await stage.open();
  for (const [name, expected] of Object.entries(tables)) {
    await tab.draw(named(name));
    // What is announced comes later, and is told below.
    const lines = (await heard(tab)).filter((each) => !each.startsWith('status'));
    assert.deepEqual(lines, expected, name);
  }
  await tab.close();
}

const says = (tab, line) => until(async () => (await heard(tab)).includes(line), line);

/** The live regions are there before they speak, as screen readers need it. */
async function announces(stage) {
  const tab = await stage.open();
  const [nps, text, coupon] = ['nps', 'text, answered', 'ending, coupon'].map(named);
  // As soon as it is drawn: a moment later they speak.
  const [[, regions]] = await tab.lookAtEach([nps], (root) =>
    [...root.querySelectorAll('[role=status], [role=alert]')].map((each) => `${each.role}: ${each.textContent}`),
  );
  assert.deepEqual(regions.sort(), ['alert: ', 'status: ']);
  await says(tab, `status "${question}"`);
  assert.equal(await tab.inSurvey((root) => root.querySelector('[role=status]').lang), 'en');

  await tab.next({ ...nps.view, question: { ...nps.view.question, required: true, problem: 'required' } });
  await says(tab, 'alert "Please give an answer."');

  await tab.draw(text);
  const polite = (root) => [...root.querySelectorAll('[aria-live=polite]')].map(({ textContent }) => textContent);
  assert.deepEqual(await tab.inSurvey(polite), ['Characters left: 40']);

  await tab.browserContext().overridePermissions(tab.url(), ['clipboard-sanitized-write']);
  await tab.draw(coupon);
  await (await tab.waitForSelector('>>> .coupon button')).click();
  await says(tab, 'status "Copied"');
  await tab.close();
}

/** An answer that is refused: the focus goes to the first field that is wrong, which says what is wrong with it. */
async function refuses(stage) {
  const tab = await stage.open();
  for (const [name, field, problem] of [
    ['text', 'field', 'Please give an answer.'],
    ['email', 'field', email],
    ['contact', 'name', 'Please fill this in.'],
  ]) {
    const { view } = named(name);
    await tab.draw({ view });
    await tab.next({ ...view, question: named(`${name}, refused`).view.question });
    await until(() => tab.inSurvey((root, id) => root.activeElement?.id === id, field), `the focus in ${name}`);
    const [invalid, ...described] = await tab.inSurvey((root) => {
      const { activeElement: active } = root;
      const ids = active.getAttribute('aria-describedby').split(' ');
      return [active.getAttribute('aria-invalid'), ...ids.map((id) => root.getElementById(id).textContent)];
    });
    assert.equal(invalid, 'true', name);
    assert.ok(described.includes(problem), `${name}: ${described}`);
  }
  await tab.close();
}

export const spoken = [
  { title: 'what there is, what it is called, and in which order', check: tells },
  { title: 'a question, a problem, a limit, a copied code: each is announced', check: announces },
  { title: 'a problem is tied to its field, and the focus goes there', check: refuses },
];
