// What a phone needs: the right keyboard for every field, text that it does not zoom into, and the field in sight of the keyboard.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchShell, openPage, survey, until } from './harness.mjs';
import { startSite, stub } from './site.mjs';

/** Long enough for the field to be at the lower end of a card that fills a phone. */
const long = 'This takes some room, so that the field comes far below the question. '.repeat(6);

const texts = [
  { id: 'free', type: 'text', multiline: false, text: 'free' },
  { id: 'long', type: 'text', text: 'long' },
  ...['email', 'phone', 'url', 'number'].map((pattern) => ({ id: pattern, type: 'text', pattern, text: pattern })),
];

const survey1 = (members) => ({
  version: 1,
  locale: 'en',
  endpoints: [],
  surveys: [{ id: 's', touchpoint: 'checkout.completed', ...members }],
});

/** A survey for each of these fields. */
const everyField = survey1({
  questions: [
    ...texts,
    {
      id: 'reach',
      type: 'contact',
      text: 'contact',
      fields: { name: 'optional', email: 'optional', phone: 'optional' },
      consent: 'You may write to me.',
    },
    {
      id: 'best',
      type: 'choice',
      text: 'choice',
      options: [
        { id: 'price', text: 'The price' },
        { id: 'else', text: 'Something else', other: true },
      ],
    },
  ].map((question) => ({ required: false, ...question })),
});

const page = (body = '', lang = 'en') => `<!doctype html><html lang="${lang}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Shop</title><link rel="icon" href="data:,">
<style>html { font-size: 10px }</style><h1>Thank you</h1>${body}<script src="/page.js"></script>
<script async src="/touchstone.js" data-surveys="/surveys.json"></script>`;

let browser;
before(async () => {
  browser = await launchShell();
});
const sites = [];
after(async () => {
  await browser.close();
  for (const site of sites) await site.stop();
});

/** Opens the survey on a phone, whose keyboard is what the test says it is. */
async function open(config, { width = 360, height = 740, body = '' } = {}) {
  const site = await startSite({
    '/': page(body),
    '/surveys.json': JSON.stringify(config),
    '/page.js': `${stub} touchstone.track('checkout.completed');`,
  });
  sites.push(site);
  const tab = await openPage(browser, { width, height });
  await tab.evaluateOnNewDocument(() => {
    const seen = Object.assign(new EventTarget(), { scale: 1, offsetTop: 0, offsetLeft: 0, pageTop: 0 });
    let coveredPx = 0;
    Object.defineProperty(seen, 'height', { get: () => innerHeight - coveredPx });
    Object.defineProperty(seen, 'width', { get: () => innerWidth });
    Object.defineProperty(window, 'visualViewport', { value: seen });
    /** A keyboard of that height rises; 0: it goes. */
    window.raiseKeyboard = (px, scale = 1) => {
      coveredPx = px;
      seen.scale = scale;
      seen.dispatchEvent(new Event('resize'));
    };
  });
  await tab.goto(site.url);
  return Object.assign(tab, {
    asks: (text) => survey(tab).asks(text),
    async leave() {
      assert.deepEqual(tab.errors, []);
      await tab.close();
    },
  });
}

const attributes = ['type', 'inputmode', 'autocomplete', 'autocapitalize', 'spellcheck', 'enterkeyhint'];

/** Question, its field, and what is written on it; `-` is nothing. */
const fields = [
  ['free', 'input', '- - off - - next'],
  ['long', 'textarea', '- - - - - -'],
  ['email', 'input', 'email email email none false next'],
  ['phone', 'input', 'tel tel tel none false next'],
  ['url', 'input', 'url url url none false next'],
  ['number', 'input', 'text decimal off none false next'],
  ['contact', '#name', 'text - name words false next'],
  ['contact', '#email', 'email email email none false next'],
  ['contact', '#phone', 'tel tel tel none false next'],
  ['choice', '.rows .field', 'text - off - - send'],
];

test('every field brings up its keyboard, and is large enough not to be zoomed into', async () => {
  const tab = await open(everyField);
  let at = '';
  for (const [question, selector, expected] of fields) {
    // By key: two presses at one place, so soon, would count as a double one.
    if (at && at !== question) await tab.$eval('>>> .quiet:last-child', (skip) => skip.click());
    at = question;
    await tab.asks(question);
    if (question === 'choice') await survey(tab).choose('else');
    const [given, sizePx] = await (await survey(tab).find(selector)).evaluate(
      (field, names) => [
        names.map((name) => field.getAttribute(name) ?? '-').join(' '),
        Number.parseFloat(getComputedStyle(field).fontSize),
      ],
      attributes,
    );
    assert.equal(given, expected, `${question} ${selector}`);
    assert.ok(sizePx >= 16, `${question} ${selector}: ${sizePx} px`);
  }
  await tab.leave();
});

const asking = (display) =>
  survey1({
    ...(display && { display }),
    questions: [
      { id: 'why', type: 'text', multiline: false, text: 'Why?', help: long },
      {
        id: 'mail',
        type: 'contact',
        text: 'Where?',
        help: long,
        fields: { name: 'optional', email: 'optional' },
        consent: 'You may.',
      },
    ],
  });

/** Height and visible part of what has the focus. */
const sight = (tab) =>
  tab.evaluate(() => {
    let focused = document.activeElement;
    while (focused.shadowRoot) focused = focused.shadowRoot.activeElement;
    const { top, bottom } = focused.getBoundingClientRect();
    const { top: cardTop, bottom: cardBottom } = focused.closest('.card').getBoundingClientRect();
    return { id: focused.id, top, bottom, cardTop, cardBottom, seen: window.visualViewport.height };
  });

const inSight = async (tab, id) => {
  const { top, bottom, cardTop, cardBottom, seen, id: focused } = await sight(tab);
  const told = `${id}: ${top}-${bottom} in a card ${cardTop}-${cardBottom}, ${seen} px seen`;
  assert.equal(focused, id, told);
  assert.ok(top >= Math.max(0, cardTop) && bottom <= Math.min(seen, cardBottom), told);
};

const paragraphs = '<p>The shop writes a lot here.</p>'.repeat(30);
const inlineBody = `${paragraphs}<touchstone-survey survey="s"></touchstone-survey>${paragraphs}`;

/** Where a survey may be, and on what. */
const places = [
  ['a sheet on a phone', undefined, 360, 740],
  ['a sheet at the top', { type: 'popover', position: 'top' }, 360, 740],
  ['a phone on its side', undefined, 740, 360],
  ['a tablet', undefined, 1024, 768],
  ['a popover at the top left of a tablet', { type: 'popover', position: 'top-left' }, 1024, 768],
  ['a modal on a phone', { type: 'modal' }, 360, 740],
  ['a modal on a tablet', { type: 'modal' }, 1024, 768],
  ['a bar on a phone', { type: 'bar' }, 360, 740],
  ['a bar on a tablet', { type: 'bar' }, 1024, 768],
  ['an element of the page, on a phone', { type: 'inline' }, 360, 740],
  ['an element of the page, on a tablet', { type: 'inline' }, 1024, 768],
];

for (const [what, display, width, height] of places) {
  test(`the keyboard does not cover the field: ${what}`, async () => {
    const body = display?.type === 'inline' ? inlineBody : '';
    const tab = await open(asking(display), { width, height, body });
    const keyboardPx = Math.round(height * 0.55);
    await tab.asks('Why?');
    await (await survey(tab).find('#field')).focus();
    await tab.evaluate((px) => window.raiseKeyboard(px), keyboardPx);
    await inSight(tab, 'field');
    // It stays up from one question to the next, and from field to field.
    await tab.keyboard.type('Because');
    await tab.keyboard.press('Enter');
    await tab.asks('Where?');
    // Where the focus has gone by itself, also once the browser has drawn.
    await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await inSight(tab, 'name');
    for (const id of ['email', 'name']) {
      await (await survey(tab).find(`#${id}`)).evaluate((field) => field.focus({ preventScroll: true }));
      await inSight(tab, id);
    }
    // What is above it on the screen can still be reached.
    const words = await survey(tab).find('.words');
    await words.evaluate((element) => element.scrollIntoView());
    const topPx = await words.evaluate((element) => element.getBoundingClientRect().top);
    assert.ok(topPx > -1, `${topPx}`);
    await tab.leave();
  });
}

test('the keyboard goes, and the survey is where it was', async () => {
  const tab = await open(asking(), {});
  await tab.asks('Why?');
  const box = () => tab.$eval('>>> .card', (card) => JSON.stringify(card.getBoundingClientRect()));
  const before = await box();
  await (await survey(tab).find('#field')).focus();
  await tab.evaluate(() => window.raiseKeyboard(300));
  assert.notEqual(await box(), before);
  await tab.evaluate(() => window.raiseKeyboard(0));
  assert.equal(await box(), before);
  await tab.leave();
});

test('zooming in is no keyboard', async () => {
  const tab = await open(asking(), {});
  await tab.asks('Why?');
  const top = () => tab.$eval('>>> .card', (card) => card.getBoundingClientRect().top);
  const before = await top();
  await tab.evaluate(() => window.raiseKeyboard(370, 2));
  assert.equal(await top(), before);
  await tab.leave();
});

test('what the device covers at its edges is left free', async () => {
  const tab = await open(asking(), {});
  await tab.asks('Why?');
  const session = await tab.createCDPSession();
  await session.send('Emulation.setSafeAreaInsetsOverride', {
    insets: { top: 47, bottom: 34, left: 20, right: 24 },
  });
  const free = await until(
    () =>
      tab.$eval('>>> .card', (card) => {
        const content = card.querySelector('.content').getBoundingClientRect();
        const { top } = card.getBoundingClientRect();
        const { bottom, left, right } = content;
        const found = { top, bottom: innerHeight - bottom, left, right: innerWidth - right };
        return found.bottom >= 34 && found;
      }),
    'the insets',
  );
  assert.ok(free.top >= 47 && free.left >= 20 && free.right >= 24, JSON.stringify(free));
  await tab.leave();
});
