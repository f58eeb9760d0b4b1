// The survey is a guest: it speaks the page's language, takes no focus, moves and shines as the visitor wishes, and fits.
import assert from 'node:assert/strict';
import { recommend } from './answering.mjs';

export const spoken = {
  questions: [
    { id: 'recommend', type: 'nps', text: { en: 'Recommend us?', de: 'Empfehlen Sie uns?', ar: 'هل توصي بنا؟' } },
  ],
  endings: [{ id: 'thanks', text: { en: 'Thank you!', de: 'Danke!', ar: 'شكرا' } }],
};

const styleOf = (asked, property) =>
  asked.see((root, wanted) => getComputedStyle(root.querySelector('.card'))[wanted], property);

/** What stands where, from left to right. */
const leftToRight = (asked) =>
  asked.see((root) =>
    [...root.querySelectorAll('input')]
      .sort((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left)
      .map(({ value }) => value),
  );

const upwards = Array.from({ length: 11 }, (_, value) => `${value}`);

export const guests = [
  {
    title: 'a German page is asked in German',
    survey: spoken,
    lang: 'de-AT',
    async walk({ asked, row }) {
      await asked.asks('Empfehlen Sie uns?');
      assert.equal(await asked.see((root) => root.querySelector('.words').closest('[lang]').lang), 'de');
      assert.equal(await asked.see((root) => root.querySelector('.close').getAttribute('aria-label')), 'Schließen');
      assert.equal(await asked.text('.ends span'), 'Sehr unwahrscheinlich');
      await asked.choose(10);
      await asked.asks('Danke!');
      assert.equal((await row('completed')).record.locale, 'de');
    },
  },
  {
    title: 'an Arabic page is asked from right to left',
    survey: spoken,
    lang: 'ar',
    dir: 'rtl',
    async walk({ asked, row }) {
      await asked.asks('هل توصي بنا؟');
      assert.equal(await styleOf(asked, 'direction'), 'rtl');
      assert.deepEqual(await leftToRight(asked), [...upwards].reverse());
      await asked.choose(10);
      await asked.asks('شكرا');
      assert.equal((await row('completed')).record.answers[0].value, 10);
    },
  },
  {
    title: 'it takes no focus, and no key from the page',
    survey: recommend,
    head: '<input id="search" aria-label="Search" style="position: fixed; inset: 0 auto auto 0">',
    async walk({ asked, tab }) {
      await tab.move(10, 10);
      await tab.click();
      await asked.asks('Recommend us?');
      assert.equal(await tab.evaluate(() => document.activeElement.id), 'search');
      await tab.type('teapot 7');
      assert.equal(await tab.evaluate(() => document.getElementById('search').value), 'teapot 7');
      await tab.press('Escape');
      await asked.asks('Recommend us?');
      assert.deepEqual(await asked.chosen(), []);
      assert.ok(await asked.see((root) => !!root.querySelector('.card').closest(':popover-open')), 'in the top layer');
    },
  },
  {
    title: 'what screen readers are told of the points',
    survey: recommend,
    async walk({ asked, tab }) {
      await asked.asks('Recommend us?');
      // Every engine puts the space between the number and its unseen meaning.
      for (const [role, name] of [
        ['radio', '0 , Not at all likely'],
        ['radio', '5'],
        ['radio', '10 , Extremely likely'],
        ['group', 'Recommend us?'],
        ['dialog', 'Recommend us?'],
        ['button', 'Close'],
      ]) {
        assert.equal(await tab.countNamed(role, name), 1, `${role} "${name}"`);
      }
    },
  },
  {
    title: 'calm by day, as wished',
    survey: recommend,
    head: '<meta name="color-scheme" content="light dark">',
    async walk({ asked }) {
      await asked.asks('Recommend us?');
      assert.equal(await styleOf(asked, 'animationName'), 'none');
      assert.equal(await styleOf(asked, 'backgroundColor'), 'rgb(255, 255, 255)');
    },
  },
  {
    title: 'moving by night, as wished',
    survey: recommend,
    wishes: { dark: true, calm: false },
    head: '<meta name="color-scheme" content="light dark">',
    async walk({ asked }) {
      await asked.asks('Recommend us?');
      assert.equal(await styleOf(asked, 'animationName'), 'appear');
      assert.equal(await styleOf(asked, 'backgroundColor'), 'rgb(28, 30, 36)');
    },
  },
  {
    title: 'on a phone: one row of numbers, each large enough, and nothing to scroll sideways',
    survey: recommend,
    size: [320, 640],
    async walk({ asked, row, tab, engine, say }) {
      await asked.asks('Recommend us?');
      const width = await tab.evaluate(() => innerWidth);
      if (width !== 320) say(`${engine.name} has no window narrower than ${width} px`);
      const boxes = await asked.see((root) =>
        [...root.querySelectorAll('input')].map((each) => each.getBoundingClientRect().toJSON()),
      );
      assert.equal(new Set(boxes.map(({ top }) => Math.round(top))).size, 1, 'one row');
      for (const box of boxes) assert.ok(box.width >= 24 && box.height >= 24, `${box.width} by ${box.height}`);
      assert.ok(boxes.every(({ left, right }) => left >= 0 && right <= width));
      assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await asked.choose(10);
      await asked.asks('Why?');
      assert.equal((await row('partial')).record.answers[0].value, 10);
    },
  },
];
