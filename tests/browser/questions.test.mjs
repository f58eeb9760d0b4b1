// Every type of question, answered in a real browser: what stands in the database afterwards is what the visitor meant.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launchShell, openPage, startCollector, survey, until } from './harness.mjs';
import { startSite, stub, tag } from './site.mjs';

const everyType = {
  version: 1,
  locale: 'en',
  endpoints: [{ id: 'main', url: '/v1/responses' }],
  surveys: [
    {
      id: 'all',
      touchpoint: 'checkout.completed',
      questions: [
        { id: 'hello', type: 'message', text: 'A few questions' },
        { id: 'recommend', type: 'nps', text: 'Recommend us?', labels: { 0: 'Never', 5: 'Perhaps', 10: 'Gladly' } },
        { id: 'pleased', type: 'csat', style: 'stars', text: 'Pleased?' },
        { id: 'mood', type: 'rating', style: 'smileys', points: 3, text: 'Your mood?' },
        { id: 'helped', type: 'rating', style: 'thumbs', text: 'Did it help?' },
        {
          id: 'best',
          type: 'choice',
          text: 'Best of all?',
          options: [
            { id: 'price', text: 'The price' },
            { id: 'range', text: 'The range' },
            { id: 'else', text: 'Something else', other: true },
          ],
        },
        {
          id: 'liked',
          type: 'choice',
          text: 'What did you like?',
          multiple: true,
          min_picks: 2,
          max_picks: 3,
          options: [
            { id: 'price', text: 'The price' },
            { id: 'range', text: 'The range' },
            { id: 'speed', text: 'The speed' },
            { id: 'care', text: 'The care' },
            { id: 'none', text: 'None of these', exclusive: true },
          ],
        },
        { id: 'mail', type: 'text', pattern: 'email', text: 'Your e-mail?' },
        {
          id: 'reach',
          type: 'contact',
          text: 'May we call?',
          fields: { name: 'optional', phone: 'required' },
          consent: 'You may call me.',
        },
        { id: 'quote', type: 'consent', text: 'May we quote you?', label: 'You may quote me.' },
      ],
      endings: [
        {
          id: 'thanks',
          text: 'Thank you!',
          coupon: 'THANKS10',
          link: { url: 'https://shop.example/new', text: 'New arrivals' },
        },
      ],
    },
  ],
};

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
<h1>Thank you for your order</h1><script src="/page.js"></script>${tag}`;

let browser;
let collector;
const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-questions-'));
before(async () => {
  writeFileSync(path.join(folder, 'index.html'), page);
  writeFileSync(path.join(folder, 'page.js'), `${stub} touchstone.track('checkout.completed');`);
  writeFileSync(path.join(folder, 'surveys.json'), JSON.stringify(everyType));
  collector = await startCollector({ site: folder });
  browser = await launchShell();
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
  assert.equal(await collector.stop(), 0);
});

/** The finished row that is not among `known`. */
const finished = (known) =>
  until(
    () => collector.rows().find((row) => row.status === 'completed' && !known.includes(row.response_id)),
    'a completed row',
  );

const knownRows = () => collector.rows().map((row) => row.response_id);

const problem = (tab, line) =>
  until(
    () =>
      tab
        .$$eval('>>> .problem', (each) => each.map(({ textContent }) => textContent))
        .then((all) => all.includes(line)),
    `the problem "${line}"`,
  );

/** The id, the value or the words of what has the focus inside the survey. */
const focused = (tab) =>
  tab.evaluate(() => {
    const { activeElement } = document.querySelector('touchstone-survey').shadowRoot;
    return activeElement?.id || activeElement?.value || activeElement?.textContent;
  });

test('by mouse, with errors made and mended', async () => {
  const known = knownRows();
  const tab = await openPage(browser);
  await tab.goto(collector.url);
  const asked = survey(tab);
  const next = async () => {
    // Two presses in one place and in no time are a double click, of which the second half counts for nothing.
    await asked.click('.words');
    await asked.click('button[type=submit]');
  };

  await asked.asks('A few questions');
  await next();

  await asked.asks('Recommend us?');
  const told = () => tab.$$eval('>>> .told p:not(.hushed)', (each) => each.map(({ textContent }) => textContent));
  await (await asked.find('input[value="5"]')).hover();
  await until(async () => (await told())[0] === 'Perhaps', 'the name of the point under the pointer');
  await asked.choose(0);

  await asked.asks('Pleased?');
  await asked.choose(4);
  await asked.asks('Your mood?');
  await asked.choose(3);
  await asked.asks('Did it help?');
  await asked.choose(0);

  await asked.asks('Best of all?');
  await asked.choose('else');
  await until(async () => (await focused(tab)) === '', 'the field for own words');
  await tab.keyboard.type('The packaging');
  await next();

  await asked.asks('What did you like?');
  await asked.choose('none');
  await asked.choose('price');
  assert.equal(await (await asked.find('input[value=none]')).evaluate(({ checked }) => checked), false);
  await next();
  await problem(tab, 'Please choose at least 2.');
  await asked.choose('speed');
  await asked.choose('care');
  assert.equal(await (await asked.find('input[value=range]')).evaluate(({ disabled }) => disabled), true);
  assert.equal(await (await asked.find('input[value=none]')).evaluate(({ disabled }) => disabled), false);
  await next();

  await asked.asks('Your e-mail?');
  const field = await asked.find('#field');
  assert.deepEqual(await field.evaluate(({ type, inputMode, autocomplete }) => [type, inputMode, autocomplete]), [
    'email',
    'email',
    'email',
  ]);
  await field.type('anna@');
  await next();
  await problem(tab, 'Please give an e-mail address such as name@example.com.');
  assert.equal(await focused(tab), 'field');
  await tab.keyboard.type('shop.example');
  await next();

  await asked.asks('May we call?');
  await (await asked.find('#name')).type('Anna');
  await next();
  await problem(tab, 'Please fill this in.');
  await problem(tab, 'Please tick the box to go on.');
  assert.equal(await focused(tab), 'phone');
  assert.equal(
    await (await asked.find('#phone')).evaluate(
      (each) => each.getRootNode().getElementById(each.getAttribute('aria-describedby')).textContent,
    ),
    'Please fill this in.',
  );
  await tab.keyboard.type('030 23125 000');
  await asked.click('input[type=checkbox]');
  await next();

  await asked.asks('May we quote you?');
  assert.equal(await (await asked.find('input[type=checkbox]')).evaluate(({ checked }) => checked), false);
  await next();

  await asked.asks('Thank you!');
  assert.equal(await (await asked.find('.coupon code')).evaluate(({ textContent }) => textContent), 'THANKS10');
  assert.deepEqual(await (await asked.find('a')).evaluate(({ href, target, rel }) => [href, target, rel]), [
    'https://shop.example/new',
    '_blank',
    'noopener',
  ]);

  const row = await finished(known);
  assert.deepEqual(row.record.answers, [
    { question: 'recommend', type: 'nps', value: 0, segment: 'detractor' },
    { question: 'pleased', type: 'csat', value: 4, segment: 'satisfied' },
    { question: 'mood', type: 'rating', value: 3, scale: [1, 3] },
    { question: 'helped', type: 'rating', value: 0, scale: [0, 1] },
    { question: 'best', type: 'choice', value: 'else', other: 'The packaging' },
    { question: 'liked', type: 'choice', value: ['price', 'speed', 'care'] },
    { question: 'mail', type: 'text', value: 'anna@shop.example' },
    { question: 'reach', type: 'contact', value: { name: 'Anna', phone: '030 23125 000', consent: true } },
    { question: 'quote', type: 'consent', value: false },
  ]);
  assert.deepEqual(tab.errors, []);
  assert.deepEqual(tab.lines, []);
  await tab.close();
});

test('by keyboard: arrow keys only select, the space bar ticks, Enter goes on', async () => {
  const known = knownRows();
  const tab = await openPage(browser);
  await tab.goto(collector.url);
  const asked = survey(tab);
  const press = async (...keys) => {
    for (const key of keys) await tab.keyboard.press(key);
  };
  const tabTo = async (wanted) => {
    for (let presses = 0; presses < 12; presses += 1) {
      if ((await focused(tab)) === wanted) return;
      await press('Tab');
    }
    throw new Error(`Tab never reaches ${wanted}`);
  };

  await asked.asks('A few questions');
  await (await asked.find('button[type=submit]')).focus();
  await press('Enter');

  await asked.asks('Recommend us?');
  await tabTo('0');
  await press('ArrowRight', 'ArrowRight', 'Enter');
  await asked.asks('Pleased?');
  await press('ArrowRight');
  assert.equal(await focused(tab), '2');
  await press('ArrowRight', 'Enter');
  await asked.asks('Your mood?');
  await press('Space', 'Space');
  await asked.asks('Did it help?');
  await press('ArrowRight', 'Enter');

  await asked.asks('Best of all?');
  await press('ArrowDown', 'ArrowDown');
  assert.equal(await focused(tab), 'else');
  assert.equal((await tab.$$('>>> .field')).length, 1, 'own words may be written');
  await press('ArrowUp');
  assert.equal(await focused(tab), 'range');
  assert.equal((await tab.$$('>>> .field')).length, 0);
  await press('Enter');

  await asked.asks('What did you like?');
  await tabTo('none');
  await press('Space', 'Enter');

  await asked.asks('Your e-mail?');
  await tab.keyboard.type('anna@shop.example');
  await press('Enter');

  await asked.asks('May we call?');
  await tabTo('Skip');
  await press('Enter');
  await asked.asks('May we quote you?');
  await press('Space', 'Enter');
  await asked.asks('Thank you!');

  const row = await finished(known);
  assert.deepEqual(
    row.record.answers.map(({ question, value }) => [question, value]),
    [
      ['recommend', 2],
      ['pleased', 3],
      ['mood', 1],
      ['helped', 1],
      ['best', 'range'],
      ['liked', ['none']],
      ['mail', 'anna@shop.example'],
      ['quote', true],
    ],
  );
  assert.deepEqual(tab.errors, []);
  assert.deepEqual(tab.lines, []);
  await tab.close();
});

const choiceFirst = (question) =>
  JSON.stringify({
    ...everyType,
    surveys: [
      { ...everyType.surveys[0], questions: everyType.surveys[0].questions.filter(({ id }) => id === question) },
    ],
  });

async function onSite(files, options, look) {
  const site = await startSite(files, options);
  const tab = await openPage(browser);
  try {
    await tab.goto(site.url);
    await tab.waitForNetworkIdle({ idleTime: 400 });
    await look(tab, site);
  } finally {
    await tab.close();
    await site.stop();
  }
}

test('under the strictest policy a choice is asked, and a press answers it', () =>
  onSite(
    { '/surveys.json': choiceFirst('best') },
    {
      headers: {
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'",
      },
    },
    async (tab, site) => {
      await survey(tab).choose('range');
      await survey(tab).asks('Thank you!');
      await until(() => site.posts.some(({ record }) => record.answers[0]?.value === 'range'), 'the answer');
      assert.deepEqual(tab.errors, []);
      assert.deepEqual(tab.lines, []);
    },
  ));

test('without touchstone.more.mjs: one line, and the page untouched', () =>
  onSite({ '/surveys.json': choiceFirst('best'), '/touchstone.more.mjs': 404 }, {}, async (tab) => {
    const ownLines = () => tab.lines.filter((line) => line.startsWith('touchstone: '));
    await until(() => ownLines().length > 0, 'the line');
    await tab.evaluate(() => window.dispatchEvent(new Event('pagehide')));
    assert.equal(await tab.$('touchstone-survey'), null);
    assert.equal(await tab.$eval('body', (body) => body.textContent.trim()), 'Thank you for your order');
    assert.deepEqual(tab.errors, []);
    assert.equal(ownLines().length, 1, ownLines().join('\n'));
    assert.match(ownLines()[0], /^touchstone: cannot draw: .*touchstone\.more\.mjs/);
  }));

test('without touchstone.more.mjs a survey ends where it would be needed, and what was answered is kept', () => {
  const file = JSON.parse(choiceFirst('best'));
  file.surveys[0].questions.unshift({ id: 'recommend', type: 'nps', text: 'Recommend us?' });
  return onSite({ '/surveys.json': JSON.stringify(file), '/touchstone.more.mjs': 404 }, {}, async (tab, site) => {
    await survey(tab).asks('Recommend us?');
    await survey(tab).choose(8);
    await until(async () => (await tab.$('touchstone-survey')) === null, 'the survey to leave');
    await until(() => site.posts.some(({ record }) => record.answers[0]?.value === 8), 'the answer');
    assert.deepEqual(tab.errors, []);
  });
});

test('after a long list the next question is read from its beginning', () => {
  const file = JSON.parse(choiceFirst('best'));
  const options = Array.from({ length: 30 }, (_, index) => ({ id: `o${index}`, text: `Option ${index}` }));
  file.surveys[0].questions = ['first', 'second'].map((id) => ({ id, type: 'choice', text: `The ${id}?`, options }));
  return onSite({ '/surveys.json': JSON.stringify(file) }, {}, async (tab) => {
    await survey(tab).choose('o29');
    await survey(tab).asks('The second?');
    const card = await survey(tab).find('.card');
    await until(() => card.evaluate(({ scrollTop }) => scrollTop === 0), 'the card to stand at its beginning');
  });
});

test('an NPS question with a free text asks for no file more', () =>
  onSite({}, {}, async (tab) => {
    await survey(tab).choose(7);
    await survey(tab).asks('Why?');
    await survey(tab).click('.quiet:not(.back)');
    await tab.waitForNetworkIdle({ idleTime: 300 });
    assert.ok(!tab.requests.some((request) => request.url().endsWith('touchstone.more.mjs')));
  }));

test('an ending that leads away does so after its time', () => {
  const file = JSON.parse(choiceFirst('mood'));
  file.surveys[0].endings = [
    { id: 'off', text: 'Off we go', redirect: 'https://shop.example/', close_after_seconds: 3 },
  ];
  return onSite({ '/surveys.json': JSON.stringify(file) }, {}, async (tab) => {
    await tab.setRequestInterception(true);
    tab.on('request', (request) =>
      request.url().startsWith('https://shop.example/')
        ? request.respond({ status: 200, contentType: 'text/html', body: '<title>There</title>' })
        : request.continue(),
    );
    await survey(tab).choose(2);
    await survey(tab).asks('Off we go');
    assert.equal(await (await survey(tab).find('a.primary')).evaluate(({ href }) => href), 'https://shop.example/');
    await until(async () => (await tab.title().catch(() => '')) === 'There', 'the page to leave');
  });
});
