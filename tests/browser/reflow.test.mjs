// Small windows, large letters, and what a visitor's system asks for: every display, drawn by the real screen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { displays, shopPage, surveyPage, words } from './gallery_displays.mjs';
import { asked } from './gallery_views.mjs';
import { launchShell, openPage, until } from './harness.mjs';
import { screenScript } from './screen_script.mjs';
import { startSite } from './site.mjs';

let browser;
let site;
before(async () => {
  site = await startSite({
    '/shop': shopPage('ltr'),
    '/page': surveyPage('ltr'),
    '/touchstone.widget.mjs': await screenScript(),
  });
  browser = await launchShell();
});
after(async () => {
  await browser.close();
  await site.stop();
});

/** A page with letters of that size, where 16 px are usual. */
async function open({ width, height, lettersPx = 16, path = 'shop', features = [] }) {
  const tab = await openPage(browser, { width, height });
  const session = await tab.createCDPSession();
  await session.send('Page.setFontSizes', { fontSizes: { standard: lettersPx, fixed: lettersPx } });
  if (features.length > 0) await session.send('Emulation.setEmulatedMedia', { features });
  await tab.goto(`${site.url}/${path}`);
  await tab.waitForFunction(() => window.drawView);
  return tab;
}

async function draw(tab, display) {
  await tab.evaluate((view) => window.drawView(view), display.of(words.ltr));
  await until(() => tab.$('touchstone-survey >>> :is(.card, .handle)'), display.name);
  await display.prepare?.(tab);
}

const find = (name) => displays.find((each) => each.name === name);
const inside = 'touchstone-survey >>> ';

/** The numbers of the scale, row by row, and the narrowest of them. */
const rows = (tab) =>
  tab.$$eval(`${inside}.many label`, (labels) => {
    const tops = new Map();
    for (const label of labels) {
      const top = Math.round(label.getBoundingClientRect().top);
      tops.set(top, (tops.get(top) ?? 0) + 1);
    }
    const narrowest = Math.min(...labels.map((label) => label.getBoundingClientRect().width));
    return { rows: [...tops.values()], narrowest };
  });

const scales = [
  ['popover-bottom-right', { width: 1280, height: 720 }, [11]],
  ['popover-bottom-right', { width: 320, height: 640 }, [11]],
  ['modal', { width: 320, height: 640 }, [11]],
  ['bar', { width: 768, height: 640 }, [11]],
  ['inline', { width: 1280, height: 720 }, [11]],
  // In the page there is less room than 320 px.
  ['inline', { width: 320, height: 640 }, [6, 5]],
  ['popover-bottom-right', { width: 320, height: 640, lettersPx: 32 }, [6, 5]],
  ['modal', { width: 320, height: 640, lettersPx: 32 }, [6, 5]],
];
for (const [name, window, expected] of scales) {
  test(`0 to 10 in ${name}, ${JSON.stringify(window)}: rows of ${expected}, each at least 24 px wide`, async () => {
    const tab = await open(window);
    await draw(tab, find(name));
    const found = await rows(tab);
    assert.deepEqual(found.rows, expected);
    assert.ok(found.narrowest >= 24, `${found.narrowest} px`);
    await tab.close();
  });
}

for (const window of [
  { width: 320, height: 640 },
  { width: 320, height: 640, lettersPx: 32 },
  { width: 640, height: 320 },
  { width: 640, height: 320, lettersPx: 32 },
  { width: 1280, height: 720, lettersPx: 32 },
]) {
  test(`nothing to be scrolled sideways, nothing out of reach: ${JSON.stringify(window)}`, async () => {
    for (const path of ['shop', 'page']) {
      const tab = await open({ ...window, path });
      for (const display of displays.filter((each) => (each.path ?? 'shop') === path)) {
        await tab.evaluate(() => window.drawView(null));
        await draw(tab, display);
        const found = await tab.$eval(`${inside}:is(.pill, .edge, .card:not(.folded *))`, (card) => {
          const { left, top, right, bottom } = card.getBoundingClientRect();
          const seen = card.ownerDocument.documentElement;
          const sideways = card.scrollWidth - card.clientWidth;
          const cut = [...card.querySelectorAll('button, label, textarea, .words')].filter((part) => {
            const box = part.getBoundingClientRect();
            return box.width > 0 && (box.left < left - 1 || box.right > right + 1);
          });
          const isInPage = !!card.closest('.inline, .page');
          const out = isInPage
            ? left < 0 || right > innerWidth
            : left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
          return {
            sideways,
            cut: cut.map((each) => each.className || each.localName),
            out,
            page: seen.scrollWidth - innerWidth > 0 && isInPage,
          };
        });
        assert.deepEqual(found, { sideways: 0, cut: [], out: false, page: false }, display.name);
      }
      assert.deepEqual(tab.errors, []);
      await tab.close();
    }
  });
}

test('nothing moves where the visitor does not want it, and something does elsewhere', async () => {
  for (const [value, expected] of [
    ['reduce', false],
    ['no-preference', true],
  ]) {
    const tab = await open({ width: 1280, height: 720, features: [{ name: 'prefers-reduced-motion', value }] });
    for (const name of ['popover-top', 'modal', 'bar', 'tab']) {
      await tab.evaluate(() => window.drawView(null));
      await tab.evaluate((view) => window.drawView(view), find(name).of(words.ltr));
      const element = await until(() => tab.$(`${inside}:is(.card, .edge)`), name);
      const moves = await element.evaluate((card) =>
        [card, ...card.querySelectorAll('*')].some((each) => {
          const { animationName, transitionDuration } = getComputedStyle(each);
          return animationName !== 'none' || transitionDuration.split(', ').some((time) => time !== '0s');
        }),
      );
      assert.equal(moves, expected, `${name}, ${value}`);
    }
    await tab.close();
  }
});

test('a font of "inherit" is the page’s, and else its font stays out', async () => {
  const tab = await open({ width: 1280, height: 720 });
  for (const [font, expected] of [
    ['inherit', 'Georgia, serif'],
    [undefined, 'system-ui, sans-serif'],
    ['Verdana, sans-serif', 'Verdana, sans-serif'],
  ]) {
    await tab.reload();
    await tab.waitForFunction(() => window.drawView);
    const view = { ...find('popover-bottom-right').of(words.ltr), theme: font ? { font } : {} };
    await draw(tab, { name: 'font', of: () => view });
    assert.equal(await tab.$eval(`${inside}.words`, (each) => getComputedStyle(each).fontFamily), expected);
  }
  await tab.close();
});

test('a font that comes with a late style sheet is taken up', async () => {
  const tab = await open({ width: 1280, height: 720 });
  const view = { ...find('popover-bottom-right').of(words.ltr), theme: { font: 'inherit' } };
  const fontAfter = async (script) => {
    await tab.evaluate(script);
    await draw(tab, { name: 'font', of: () => view });
    return tab.$eval(`${inside}.words`, (each) => getComputedStyle(each).fontFamily);
  };
  assert.equal(await fontAfter('document.body.style.fontFamily = "Verdana"'), 'Verdana');
  assert.equal(await fontAfter('document.body.style.fontFamily = "Georgia"'), 'Georgia');
  await tab.close();
});

test('a theme that is dark or light is so at any hour', async () => {
  const scheme = (value) => ({ features: [{ name: 'prefers-color-scheme', value }] });
  for (const hour of ['light', 'dark']) {
    const tab = await open({ width: 1280, height: 720, ...scheme(hour) });
    for (const [mode, background] of [
      ['light', 'rgb(255, 255, 255)'],
      ['dark', 'rgb(28, 30, 36)'],
    ]) {
      const view = { ...find('popover-bottom-right').of(words.ltr), theme: { mode } };
      await draw(tab, { name: mode, of: () => view });
      const found = await tab.$eval(`${inside}.card`, (card) => getComputedStyle(card).backgroundColor);
      assert.equal(found, background, `${mode}, while the visitor likes it ${hour}`);
    }
    await tab.close();
  }
});

test('of two questions no bar says how far the visitor is, of three it does', async () => {
  const tab = await open({ width: 1280, height: 720 });
  for (const [of, bars] of [
    [2, 0],
    [3, 1],
  ]) {
    const view = { ...find('popover-bottom-right').of(words.ltr), progress: { step: 1, of } };
    await draw(tab, { name: `of ${of}`, of: () => view });
    assert.equal((await tab.$$(`${inside}.progress`)).length, bars);
  }
  await tab.close();
});

test('an option with own words that is taken back again leaves the focus at itself', async () => {
  const tab = await open({ width: 1280, height: 720 });
  const question = {
    id: 'q',
    type: 'choice',
    text: 'What?',
    required: true,
    multiple: true,
    min_picks: 1,
    max_picks: 2,
    options: [
      { id: 'a', text: 'A' },
      { id: 'else', text: 'Else', other: true },
    ],
  };
  await draw(tab, { name: 'own words', of: () => asked(question, {}) });
  const focused = () => tab.evaluate(() => document.activeElement.shadowRoot?.activeElement?.type);
  await (await tab.$(`${inside}input[value="else"]`)).click();
  await until(async () => (await focused()) === 'text', 'the field to be entered');
  await (await tab.$(`${inside}input[value="else"]`)).click();
  await until(async () => !(await tab.$(`${inside}.field`)), 'the field to go');
  assert.equal(await focused(), 'checkbox');
  await tab.close();
});

test('theme tokens are variables of the stage', async () => {
  const tab = await open({ width: 1280, height: 720 });
  const theme = { accent: '#0a7d4f', background: '#101418', text: '#ffffff', radius: 3, spacing: 'roomy' };
  const view = { ...find('popover-bottom-right').of(words.ltr), theme };
  await draw(tab, { name: 'theme', of: () => view });
  const found = await tab.$eval(`${inside}.stage`, (stage) => {
    const style = getComputedStyle(stage);
    const card = getComputedStyle(stage.querySelector('.card'));
    return {
      ...Object.fromEntries(
        ['--accent', '--background', '--text', '--radius', '--space'].map((name) => [
          name,
          style.getPropertyValue(name),
        ]),
      ),
      background: card.backgroundColor,
      radius: card.borderRadius,
    };
  });
  assert.deepEqual(found, {
    '--accent': '#0a7d4f',
    '--background': '#101418',
    '--text': '#ffffff',
    '--radius': '3px',
    '--space': '1.35',
    background: 'rgb(16, 20, 24)',
    radius: '3px',
  });
  await tab.close();
});

test('with a visitor’s own colours everything keeps an edge, and what is chosen stands out', async () => {
  const tab = await open({ width: 1280, height: 720, features: [{ name: 'forced-colors', value: 'active' }] });
  for (const display of ['popover', 'modal', 'bar', 'inline', 'tab', 'page']) {
    await tab.evaluate(() => window.drawView(null));
    const view = asked(
      { type: 'nps', style: 'numbers', text: 'Well?', points: [0, 1, 2].map((value) => ({ value })), answer: 1 },
      { survey: display === 'inline' ? 'here' : 's', display: { type: display, position: 'bottom-right' } },
    );
    await draw(tab, { name: display, of: () => view });
    const [chosen, other, card] = await tab.evaluate(() => {
      const host = [...document.querySelectorAll('touchstone-survey')].find((each) =>
        each.shadowRoot?.querySelector('.card'),
      );
      const faces = [...host.shadowRoot.querySelectorAll('.scale label > span')];
      const { borderTopWidth, borderTopStyle } = getComputedStyle(host.shadowRoot.querySelector('.card'));
      return [
        ...[faces[1], faces[0]].map((face) => getComputedStyle(face).backgroundColor),
        `${borderTopWidth} ${borderTopStyle}`,
      ];
    });
    assert.notEqual(chosen, other, display);
    assert.equal(card, '1px solid', display);
    for (const button of await tab.$$(`${inside}.corner button`)) {
      const picture = await button.screenshot({ encoding: 'base64' });
      await button.evaluate((hidden) => hidden.style.setProperty('opacity', '0'));
      assert.notEqual(await button.screenshot({ encoding: 'base64' }), picture, `${display}: a button is seen`);
    }
  }
  await tab.close();
});
