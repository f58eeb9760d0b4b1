// No style leaks in, none leaks out: computed styles and pixels of the widget on hostile pages are those on a plain page, and
// the page is the same before, while and after it is there.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { displays, words } from './gallery_displays.mjs';
import { launchShell, openPage } from './harness.mjs';
import { hostile } from './hostile_styles.mjs';
import { screenScript } from './screen_script.mjs';
import { startSite } from './site.mjs';

const page = (styles) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<link rel="icon" href="data:,"><style>${styles}</style></head><body>
<div id="box" style="width: 600px"><touchstone-survey ATTRIBUTE></touchstone-survey></div>
<h1>Thank you</h1><p>A <a href="#x">link</a> and <em>more</em></p><ul><li>One</li></ul><button>Go</button>
<form><label>Name <input value="x"></label><textarea>y</textarea><select><option>z</option></select>
<fieldset><legend>Legend</legend><input type="radio"></fieldset></form>
<table><tr><th>a</th><td>b</td></tr></table><details><summary>s</summary></details><dialog>d</dialog>
<div class="card"><div class="words">A card of the shop's</div></div><svg viewBox="0 0 9 9"><path d="M0 0h9"/></svg>
<script type="module" src="/touchstone.widget.mjs"></script></body></html>`;

/** Which element of the page a display is drawn into. */
const attributes = { page: 'page', inline: 'survey="here"' };
const kindOf = (name) => name.split('-')[0];

let browser;
let site;
before(async () => {
  const files = { '/touchstone.widget.mjs': await screenScript() };
  for (const [name, styles] of Object.entries({ plain: '', ...hostile })) {
    for (const kind of ['page', 'inline', 'none']) {
      const html = page(styles).replace('<touchstone-survey ATTRIBUTE></touchstone-survey>', () =>
        kind === 'none' ? '' : `<touchstone-survey ${attributes[kind]}></touchstone-survey>`,
      );
      files[`/${encodeURIComponent(name)}/${kind}`] = html;
    }
  }
  site = await startSite(files);
  browser = await launchShell();
});
after(async () => {
  await browser.close();
  await site.stop();
});

/** The page of that name, for a display of that kind; loaded only where the tab is elsewhere. */
async function goTo(tab, pageName, { name }) {
  const kind = attributes[kindOf(name)] ? kindOf(name) : 'none';
  const url = `${site.url}/${encodeURIComponent(pageName)}/${kind}`;
  if (tab.url() === url) return;
  await tab.goto(url);
  await tab.waitForFunction(() => window.drawAfresh);
}

async function draw(tab, display) {
  await tab.evaluate((view) => window.drawAfresh(view), display.of(words.ltr));
  await display.prepare?.(tab);
}

/** In the page: the computed style of everything in the widget, a list for each element, after the names of the properties. */
const stylesInside = () => {
  const host = [...document.querySelectorAll('touchstone-survey')].find((each) => each.shadowRoot);
  // Custom properties pass by; what they do to others would show there.
  const names = [...getComputedStyle(document.body)].filter((name) => !name.startsWith('--'));
  // Where the words for screen readers are does not matter.
  const ofPlaces = names.map((name) => /size|width|height|origin|^(top|right|bottom|left|inset)/.test(name));
  const styles = [...host.shadowRoot.querySelectorAll('*')].map((element) => {
    const style = getComputedStyle(element);
    const isPlaced = element.localName !== 'p';
    const values = names.map((name, at) => (isPlaced || !ofPlaces[at] ? style.getPropertyValue(name) : ''));
    return [`${element.localName}.${element.getAttribute('class') ?? ''}`, ...values];
  });
  return [['', ...names], ...styles];
};

/** In the page: half a megabyte in a few letters. */
const digest = async (styles) => {
  const bytes = new TextEncoder().encode(JSON.stringify(styles));
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].join();
};

/** The inside of the card: no page shines through there. */
async function pixels(tab) {
  const clip = await tab.$eval('touchstone-survey >>> :is(.pill, .edge, .card:not(.folded *))', (card) => {
    const { x, y, width, height } = card.getBoundingClientRect();
    return { x: x + 8, y: y + 8, width: width - 16, height: height - 16 };
  });
  return Buffer.from(await tab.screenshot({ clip, captureBeyondViewport: true })).toString('base64');
}

/** By how much of 255 the colours of two pictures differ where they differ most; two drawings of one thing may by a step or two. */
const farthest = (tab, ...pictures) =>
  tab.evaluate(async (encoded) => {
    const [one, other] = await Promise.all(
      encoded.map(async (each) => {
        const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${each}`)).blob());
        const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
        canvas.drawImage(image, 0, 0);
        return canvas.getImageData(0, 0, image.width, image.height).data;
      }),
    );
    if (one.length !== other.length) return 255;
    return one.reduce((most, value, at) => Math.max(most, Math.abs(value - other[at])), 0);
  }, pictures);

/** Here and in the page: of two lists of styles. */
const differences = (before, now) =>
  now.flatMap(([label, ...values], at) =>
    values
      .map((value, each) => (value === before[at]?.[each + 1] ? '' : `${label} { ${now[0][each + 1]}: ${value} }`))
      .filter(Boolean),
  );

/** Each shape, small and open, and each kind of control in some of them. */
const chosen = displays.filter(({ name }) =>
  /^(popover-(top-left|bottom-right|minimised)|modal-(choice|ending)|bar|bar-text|inline(-text)?|tab(-open)?|page)$/.test(
    name,
  ),
);

test('nothing leaks in', async (context) => {
  const tab = await openPage(browser, { width: 1280, height: 900 });
  const plain = new Map();
  for (const display of chosen) {
    await goTo(tab, 'plain', display);
    await draw(tab, display);
    const styles = await tab.evaluateHandle(stylesInside);
    plain.set(display, {
      styles: await styles.jsonValue(),
      digest: await styles.evaluate(digest),
      picture: await pixels(tab),
    });
  }
  for (const name of Object.keys(hostile)) {
    for (const display of chosen) {
      await context.test(`of ${name}, into ${display.name}`, async () => {
        await goTo(tab, name, display);
        await draw(tab, display);
        const usual = plain.get(display);
        const styles = await tab.evaluateHandle(stylesInside);
        if ((await styles.evaluate(digest)) !== usual.digest) {
          const found = await styles.jsonValue();
          assert.equal(found.length, usual.styles.length, 'as many elements');
          assert.deepEqual(differences(usual.styles, found).slice(0, 20), []);
          assert.fail('other elements');
        }
        // What is done to the whole page is done to an element in it, too.
        if (name === 'boxes' && kindOf(display.name) in attributes) return;
        const far = await farthest(tab, await pixels(tab), usual.picture);
        assert.ok(far <= 3, `the picture differs by ${far} of 255`);
      });
    }
  }
  await tab.close();
});

/** In the page: what it could notice of its own elements, but for those that hold one with a survey in it. */
const stylesOutside = () => {
  const own = 'touchstone-survey, :has(touchstone-survey[survey], touchstone-survey[page])';
  const names = [...getComputedStyle(document.body)];
  const styles = [...document.querySelectorAll('*')]
    .filter((element) => !element.matches(own))
    .flatMap((element) =>
      ['', '::before', '::after'].map((part) => {
        const style = getComputedStyle(element, part);
        return [element.localName + part, ...names.map((name) => style.getPropertyValue(name))];
      }),
    );
  return [['', ...names], ...styles];
};

/** In the page: what else it could notice, but for the height that an element with a survey in it takes. */
const facts = () => {
  const { documentElement: html, body } = document;
  const flows = document.querySelector('touchstone-survey:is([survey], [page])');
  const ours = ['said', 'drawView', 'drawAfresh'];
  return {
    sheets: [document.adoptedStyleSheets.length, document.styleSheets.length],
    title: document.title,
    attributes: [html, body].map((each) => each.getAttributeNames()),
    size: [html.scrollWidth, flows ? 0 : html.scrollHeight],
    globals: Object.keys(window).filter((name) => !ours.includes(name)),
  };
};

test('nothing leaks out', async (context) => {
  const tab = await openPage(browser, { width: 1280, height: 900 });
  const compare = new Function(
    'before',
    'now',
    `return [now.length - before.length, (${differences})(before, now).slice(0, 20)]`,
  );
  let before;
  const isAsBefore = async () => {
    assert.deepEqual(await tab.evaluate(facts), before.facts);
    assert.deepEqual(await tab.evaluate(compare, before.styles, await tab.evaluateHandle(stylesOutside)), [0, []]);
  };
  for (const display of chosen) {
    await context.test(`of ${display.name}, while it is there and afterwards`, async () => {
      const elsewhere = tab.url();
      await goTo(tab, 'bootstrap', display);
      if (tab.url() !== elsewhere) {
        before = { facts: await tab.evaluate(facts), styles: await tab.evaluateHandle(stylesOutside) };
      }
      await draw(tab, display);
      await isAsBefore();
      await tab.evaluate(() => window.drawView(null));
      await isAsBefore();
      assert.equal(await tab.$('touchstone-survey:not([survey], [page])'), null);
    });
  }
  await tab.close();
});
