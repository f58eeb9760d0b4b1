// What is seen: contrast of controls in any colours, sizes of targets, large text, narrow and low windows, spaced text, and the
// visitor's own colours.
import assert from 'node:assert/strict';
import { createComparison, take } from './pictures.mjs';
import { named, states, themes } from './states.mjs';

/**
 * Runs in the page: contrast of what tells a control from what is around it, as drawn. Each row is a thing, the property that
 * draws it, and the thing that it is drawn upon, which may be filled rather than have a background.
 */
const contrasts = (root, rows) => {
  const channels = (css) => css.match(/[\d.]+/g).map(Number);
  const over = ([red, green, blue, alpha = 1], below) =>
    [red, green, blue].map((each, at) => each * alpha + below[at] * (1 - alpha));
  /** The colour under an element: of itself and all that it lies upon. */
  const ground = (element) => {
    const chain = [];
    for (let each = element; each; each = each.parentElement) chain.unshift(getComputedStyle(each).backgroundColor);
    return chain.reduce((below, css) => over(channels(css), below), [255, 255, 255]);
  };
  const luminance = (color) =>
    color
      .map((each) => (each / 255 <= 0.04045 ? each / 3294.6 : ((each / 255 + 0.055) / 1.055) ** 2.4))
      .reduce((sum, each, at) => sum + each * [0.2126, 0.7152, 0.0722][at], 0);
  const ratio = (a, b) => {
    const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (lighter + 0.05) / (darker + 0.05);
  };
  return rows.map(([thing, property, upon, filled]) => {
    const under = root.querySelector(upon);
    const below = filled ? channels(getComputedStyle(under).fill) : ground(under);
    const drawn = over(channels(getComputedStyle(root.querySelector(thing))[property]), below);
    return { thing, property, upon, ratio: ratio(drawn, below) };
  });
};

/** WCAG 1.4.11: 3:1 for what one needs to see of a control and of its state. */
const controls = [
  ['nps, answered', 'input:checked + span', 'backgroundColor', '.card'],
  ['nps, answered', '.progress i', 'backgroundColor', '.card'],
  ['nps, answered', '.primary', 'backgroundColor', '.card'],
  ['nps, answered', '.close', 'color', '.card'],
  ['stars, answered', '.lit', 'color', '.card'],
  ['stars, answered', 'label:last-child .drawn', 'color', '.card'],
  ['stars, answered', '.lit svg', 'fill', '.card'],
  ['smileys, answered', 'input:checked + span circle', 'fill', '.card'],
  ['smileys, answered', 'input:checked + span path', 'stroke', 'input:checked + span circle', 'filled'],
  ['smileys, answered', 'input:not(:checked) + span', 'color', '.card'],
  ['thumbs, answered', 'input:checked + span', 'backgroundColor', '.card'],
  ['several, answered', 'input:not(:checked):enabled + span i', 'borderTopColor', 'input:not(:checked):enabled + span'],
  ['several, answered', 'input:checked + span i', 'color', 'input:checked + span i'],
  ['text', 'textarea', 'borderTopColor', '.card'],
  ['text', 'textarea', 'borderTopColor', 'textarea'],
  ['email, refused', '.field', 'borderTopColor', '.card'],
  ['ending', '.mark', 'color', '.mark'],
  ['tab', '.handle svg', 'color', '.handle'],
];

async function contrast(stage) {
  const weak = [];
  const drawn = [...new Set(controls.map(([name]) => name))].map(named);
  const given = ({ name }) => [controls.filter(([each]) => each === name).map(([, ...row]) => row)];
  for (const scheme of ['light', 'dark']) {
    const tab = await stage.open({ scheme });
    for (const theme of [{}, ...themes]) {
      for (const [{ name }, rows] of await tab.lookAtEach(drawn, contrasts, { theme, given })) {
        for (const { thing, property, upon, ratio } of rows) {
          if (ratio < 3)
            weak.push(`${JSON.stringify(theme)}, ${scheme}, ${name}: ${thing} ${property} on ${upon}: ${ratio}`);
        }
      }
    }
    await tab.close();
  }
  assert.deepEqual(weak, []);
}

/** What can be pressed and is smaller than WCAG 2.5.8 wants it; by the thing itself, without the exception for what stands apart. */
const small = (root) =>
  [...root.querySelectorAll('button, a, input, textarea')]
    .map((each) => [each, each.getBoundingClientRect()])
    .filter(([each, { width, height }]) => each.checkVisibility() && (width < 24 || height < 24))
    .map(([each, { width, height }]) => `too small: ${each.className || each.value} ${width} by ${height}`);

/** What runs out of the window, or out of its own box; the page must not be wider than the window either. */
const outside = (root) => {
  const card = root.querySelector('.card');
  const handle = root.querySelector('.handle');
  const frame = (handle ?? card).getBoundingClientRect();
  const inPage = !!(handle ?? card).closest('.inline, .page');
  const found = [];
  if (document.documentElement.scrollWidth > innerWidth)
    found.push(`the page is ${document.documentElement.scrollWidth} px`);
  if (frame.left < 0 || frame.right > innerWidth) found.push(`from ${frame.left} to ${frame.right} of ${innerWidth}`);
  if (!inPage && (frame.top < 0 || frame.bottom > innerHeight)) {
    found.push(`from ${frame.top} down to ${frame.bottom} of ${innerHeight}`);
  }
  if (handle) return found;
  if (card.scrollWidth > card.clientWidth) found.push('the card scrolls sideways');
  const inner = card.getBoundingClientRect();
  const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const around = text.parentElement;
    if (around.closest('.unseen, .hushed')) continue;
    const box = around.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const { left, right } of range.getClientRects()) {
      const sticksOut = Math.max(inner.left - left, right - inner.right, box.left - left, right - box.right);
      if (sticksOut > 1) found.push(`"${text.data.slice(0, 20)}" sticks out by ${sticksOut}`);
    }
  }
  return found;
};

/** WCAG 1.4.12, as its test says it. */
const spaced = (root) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }`);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
};

/** All that is wrong, after `prepare`, which may be nothing. */
const wrongIn = (prepare) =>
  `(root) => {
    ${prepare ? `(${prepare})(root);` : ''}
    return [...(${outside})(root), ...(${small})(root)];
  }`;

const windows = [
  { title: '320 px wide', width: 320, height: 640 },
  { title: '320 px wide, from right to left', width: 320, height: 640, direction: 'rtl' },
  { title: '1280 by 1024 px, zoomed to 400 %', width: 320, height: 256, scale: 4 },
  { title: '1280 by 800 px, zoomed to 200 %', width: 640, height: 400, scale: 2 },
  { title: 'text of 200 %', width: 1280, height: 800, letters: 32 },
  { title: 'text of 200 % on a phone', width: 360, height: 640, letters: 32 },
  { title: 'spaced text', width: 1280, height: 800, prepare: spaced },
  { title: 'spaced text on a phone', width: 360, height: 640, prepare: spaced },
];

const fits = ({ letters, prepare, ...setting }) =>
  async function check(stage) {
    const tab = await stage.open(setting);
    // The visitor's own setting of how large text is.
    if (letters) await tab.session.send('Page.setFontSizes', { fontSizes: { standard: letters, fixed: letters } });
    const wrong = (await tab.lookAtEach(states, wrongIn(prepare))).flatMap(([{ name }, lines]) =>
      lines.map((line) => `${name}: ${line}`),
    );
    assert.deepEqual(wrong, []);
    await tab.close();
  };

/** What is chosen is seen, whatever colours the visitor has instead of ours. */
async function forced(stage) {
  const differ = await createComparison(stage.browser);
  for (const scheme of ['light', 'dark']) {
    const tab = await stage.open({
      features: [
        { name: 'forced-colors', value: 'active' },
        { name: 'prefers-color-scheme', value: scheme },
      ],
    });
    for (const [name, answer, chosen] of [
      ['nps', 9, '9'],
      ['csat', 2, '2'],
      ['stars', 3, '3'],
      ['smileys', 4, '4'],
      ['thumbs', 1, '1'],
      ['choice', ['price'], 'price'],
      ['several', ['price'], 'price'],
    ]) {
      const { view } = named(`${name}, may be skipped`);
      const { question } = view;
      const face = (root, value) =>
        root.querySelector(`input[value="${value}"] + span`).getBoundingClientRect().toJSON();
      await tab.draw({ view: { ...view, question: { ...question, answer } } });
      const place = await tab.inSurvey(face, chosen);
      const picked = await take(tab, place);
      await tab.draw({ view });
      assert.deepEqual(await tab.inSurvey(face, chosen), place, 'in the same place');
      const seen = await differ(picked, await take(tab, place));
      assert.ok(seen >= 40, `${name}, ${scheme}: ${Math.round(seen)} px differ`);
    }
    await tab.close();
  }
}

export const seen = [
  { title: 'controls and their states stand out by 3:1, in any colours', check: contrast },
  ...windows.map(({ title, ...setting }) => ({ title: `fits: ${title}`, check: fits(setting) })),
  { title: "what is chosen is seen in the visitor's own colours", check: forced },
];
