// axe-core finds nothing, in any state of the survey. TOUCHSTONE_THOROUGH=1: every rule in every setting, and every theme, scheme
// and state; else, of the latter, every pair.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { startStage } from './accessibility/stage.mjs';
import { named, states, themes } from './accessibility/states.mjs';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const options = {
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations', 'incomplete'],
  elementRef: true,
};

const thorough = !!process.env.TOUCHSTONE_THOROUGH;
/** What another direction, size or scheme may change; all else is what the survey is made of, and that is the same. */
const ofLooks = [
  'color-contrast',
  'target-size',
  'scrollable-region-focusable',
  'link-in-text-block',
  'aria-hidden-focus',
];

let stage;
before(async () => {
  stage = await startStage();
});
after(() => stage.stop());

/** What axe finds, a line each; also what it cannot tell. */
async function findings(tab, runOnly = everything) {
  if (!(await tab.evaluate(() => !!window.axe))) await tab.evaluate(source);
  return tab.evaluate(
    async (given) => {
      const { violations, incomplete } = await window.axe.run(document, given);
      // What is only for screen readers has no contrast: axe cannot tell whether it is hidden or merely covered.
      const seen = ({ element }) => !element.matches('.unseen');
      return [...violations, ...incomplete].flatMap(({ id, nodes }) =>
        nodes
          .filter((node) => id !== 'color-contrast' || seen(node))
          .map(({ target, failureSummary }) => `${id}: ${target.flat().join(' ')}: ${failureSummary}`),
      );
    },
    { ...options, runOnly },
  );
}

const settings = [
  { title: 'by day', width: 1280, height: 800 },
  {
    title: 'by night, on a phone, from right to left',
    width: 320,
    height: 640,
    scheme: 'dark',
    direction: 'rtl',
    rules: thorough ? everything : ofLooks,
  },
];

test('axe looks into the survey: what is spoilt there is found', async () => {
  const tab = await stage.open();
  await tab.draw(named('nps'));
  await tab.inSurvey((root) => {
    root.querySelector('.close').removeAttribute('aria-label');
    root.querySelector('.help').style.color = '#aaa';
    for (const button of root.querySelectorAll('.corner button')) button.style.cssText = 'width: 16px; height: 16px';
  });
  const rules = new Set((await findings(tab)).map((line) => line.split(':')[0]));
  assert.deepEqual([...rules].sort(), ['button-name', 'color-contrast', 'target-size']);
  const seen = new Set((await findings(tab, ofLooks)).map((line) => line.split(':')[0]));
  assert.deepEqual([...seen].sort(), ['color-contrast', 'target-size']);
  await tab.close();
});

for (const { title, rules, ...setting } of settings) {
  test(title, async () => {
    const tab = await stage.open(setting);
    const all = [];
    for (const state of states) {
      await tab.draw(state);
      for (const line of await findings(tab, rules)) all.push(`${state.name}: ${line}`);
    }
    assert.deepEqual(all, []);
    await tab.close();
  });
}

test('in whatever colours a shop writes', async () => {
  const all = [];
  const names = ['nps, answered', 'stars, answered', 'several', 'contact, refused', 'ending, coupon', 'tab'];
  for (const [night, scheme] of ['light', 'dark'].entries()) {
    const tab = await stage.open({ scheme });
    for (const [at, theme] of themes.entries()) {
      for (const name of names.filter((_, each) => thorough || (at + each) % 2 === night)) {
        await tab.draw(named(name), theme);
        for (const line of await findings(tab, ['color-contrast']))
          all.push(`${JSON.stringify(theme)}, ${scheme}, ${name}: ${line}`);
      }
    }
    await tab.close();
  }
  assert.deepEqual(all, []);
});
