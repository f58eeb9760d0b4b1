// What a visitor sees of a survey, and does with it, in any engine: with the pointer, at the place where a thing is drawn,
// and with keys.
import { until } from '../harness.mjs';

/** A function for the page that gives `look` the shadow root of the survey that is drawn; `undefined` where none is. */
const inSurvey = (look) =>
  new Function(
    '...given',
    `const root = [...document.querySelectorAll('touchstone-survey')].map((host) => host.shadowRoot)
      .find((each) => each && each.querySelector('.card, .handle'));
    return root ? (${look})(root, ...given) : undefined;`,
  );

/**
 * Where to press the thing, in the viewport: its middle, once it can be hit there. A radio button or a box lies unseen over
 * its drawn face, so what is hit is the control itself.
 */
const placeOf = inSurvey((root, selector) => {
  const found = root.querySelector(selector);
  if (!found) return null;
  found.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = found.getBoundingClientRect();
  const place = [left + width / 2, top + height / 2];
  const hit = root.elementFromPoint(...place);
  return found === hit || found.contains(hit) ? place : null;
});

/** Says in a word where the keyboard is: an id, a value, or the words on a button; '' outside of the survey. */
const focused = inSurvey((root) => {
  const { activeElement: active } = root;
  return active ? active.id || active.value || active.getAttribute('aria-label') || active.textContent : '';
});

export const visitor = (tab) => {
  const see = (look, ...given) => tab.evaluate(inSurvey(look), ...given);

  const pointAt = async (selector) => {
    const place = await until(() => tab.evaluate(placeOf, selector), `${selector} to be where it can be pressed`);
    await tab.move(...place);
  };

  return {
    see,
    pointAt,

    /** Waits for a question or an ending with that text. */
    asks: (text) =>
      until(
        () => see((root, wanted) => root.querySelector('.words')?.textContent.includes(wanted), text),
        `the survey to say "${text}"`,
      ),

    isAsked: async () => (await see(() => true)) === true,
    leaves: () => until(async () => !(await see(() => true)), 'the survey to leave'),

    async click(selector, times = 1) {
      await pointAt(selector);
      await tab.click(times);
    },
    /** A point of a scale, an option or a box, by its value. */
    async choose(value) {
      await pointAt(`input[value="${value}"]`);
      await tab.click();
    },
    /** As `click`, but never the second half of a double click, which two presses in one place and in no time are. */
    async press(selector) {
      await pointAt('.words');
      await tab.click();
      await pointAt(selector);
      await tab.click();
    },
    submit() {
      return this.press('button[type=submit]');
    },
    skip() {
      return this.press('.quiet:not(.back)');
    },
    back() {
      return this.press('.footer .quiet');
    },

    /** Waits for a page to have loaded, or to have come back. */
    arrives: (pathname) =>
      until(
        () =>
          tab
            .evaluate((wanted) => location.pathname === wanted && window.noted?.revived !== undefined, pathname)
            .catch(() => false),
        `the page ${pathname}`,
      ),

    focused: () => tab.evaluate(focused),
    /** Presses Tab until the keyboard is there, as `focused` names it. */
    async tabTo(wanted) {
      const seen = [];
      for (let presses = 0; presses < 20; presses += 1) {
        const now = await tab.evaluate(focused);
        if (now === wanted) return;
        seen.push(now);
        await tab.press('Tab');
      }
      throw new Error(`Tab never reaches "${wanted}", only ${seen.join(', ')}`);
    },

    text: (selector) => see((root, wanted) => root.querySelector(wanted)?.textContent, selector),
    valueOf: (selector) => see((root, wanted) => root.querySelector(wanted)?.value, selector),
    chosen: () => see((root) => [...root.querySelectorAll('input:checked')].map(({ value }) => value)),
    says: (selector, text) =>
      until(
        () =>
          see(
            (root, wanted, words) =>
              [...root.querySelectorAll(wanted)].some(({ textContent }) => textContent === words),
            selector,
            text,
          ),
        `"${text}"`,
      ),
  };
};
