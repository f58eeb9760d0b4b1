// No style leaks in, none leaks out: computed styles and pixels of the widget on hostile pages are those on a plain page, and
// the page is the same before, while and after it is there.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { displays, words } from './gallery_displays.mjs';
import { launchShell, openPage, until } from './harness.mjs';
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
  const pages = { plain: '', ...hostile };
  const files = { '/touchstone.widget.mjs': await screenScript() };
  for (const [name, styles] of Object.entries(pages)) {
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

/** Goes to a page and draws `display` on it. */
async function draw(tab, pageName, display, { meanwhile = () => {} } = {}) {
  const kind = attributes[kindOf(display.name)] ? kindOf(display.name) : 'none';
  await tab.goto(`${site.url}/${encodeURIComponent(pageName)}/${kind}`);
  await tab.waitForFunction(() => window.drawView);
  await meanwhile();
  await tab.evaluate((view) => window.drawView(view), display.of(words.ltr));
  await until(() => tab.$('touchstone-survey >>> :is(.card, .handle)'), display.name);
  await display.prepare?.(tab);
}

/** The computed style of everything in the widget, as one text for each element. */
const stylesInside = (tab) =>
  tab.evaluate(() => {
    const host = [...document.querySelectorAll('touchstone-survey')].find((each) => each.shadowRoot);
    return [...host.shadowRoot.querySelectorAll('*')].map((element) => {
      const style = getComputedStyle(element);
      const label = `${element.localName}.${element.getAttribute('class') ?? ''}`;
      // Custom properties pass by; what they do to others would show there. Where the words for screen readers are does not matter.
      const beside = element.localName === 'p' ? /^--|size|width|height|origin|^(top|right|bottom|left|inset)/ : /^--/;
      const names = [...style].filter((name) => !beside.test(name));
      return [label, ...names.map((name) => `${name}: ${style.getPropertyValue(name)}`)];
    });
  });

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

const differences = (before, now) =>
  now.flatMap(([label, ...lines], at) =>
    lines.filter((line, each) => line !== before[at]?.[each + 1]).map((line) => `${label} { ${line} }`),
  );

/** Each shape, small and open, and each kind of control in some of them. */
const chosen =
  /^(popover-(top-left|bottom-right|minimised)|modal-(choice|ending)|bar|bar-text|inline(-text)?|tab(-open)?|page)$/;
for (const display of displays.filter(({ name }) => chosen.test(name))) {
  test(`nothing leaks into ${display.name}`, async () => {
    const tab = await openPage(browser, { width: 1280, height: 900 });
    await draw(tab, 'plain', display);
    const plain = await stylesInside(tab);
    const picture = await pixels(tab);
    for (const name of Object.keys(hostile)) {
      await draw(tab, name, display);
      const found = await stylesInside(tab);
      assert.equal(found.length, plain.length, `${name}: as many elements`);
      assert.deepEqual(differences(plain, found).slice(0, 20), [], name);
      // What is done to the whole page is done to an element in it, too.
      if (name === 'boxes' && kindOf(display.name) in attributes) continue;
      const far = await farthest(tab, await pixels(tab), picture);
      assert.ok(far <= 3, `${name}: the picture differs by ${far} of 255`);
    }
    await tab.close();
  });

  test(`nothing leaks out of ${display.name}`, async () => {
    const tab = await openPage(browser, { width: 1280, height: 900 });
    /** All that a page could notice, but for the size of what holds an element with a survey in it. */
    const look = () =>
      tab.evaluate(() => {
        const own = 'touchstone-survey, :has(touchstone-survey[survey], touchstone-survey[page])';
        const all = [...document.querySelectorAll('*')].filter((element) => !element.matches(own));
        const flows = document.querySelector('touchstone-survey:is([survey], [page])');
        return [
          ['document', document.adoptedStyleSheets.length, document.styleSheets.length, document.title],
          ['html', document.documentElement.getAttributeNames().join(), document.body.getAttributeNames().join()],
          ['page', flows ? 0 : document.documentElement.scrollHeight, document.documentElement.scrollWidth],
          ['globals', ...Object.keys(window).filter((name) => !['said', 'drawView'].includes(name))],
          ...all.flatMap((element) =>
            ['', '::before', '::after'].map((part) => {
              const style = getComputedStyle(element, part);
              return [
                element.localName + part,
                ...[...style].map((name) => `${name}: ${style.getPropertyValue(name)}`),
              ];
            }),
          ),
        ];
      });
    for (const name of ['bootstrap']) {
      let before;
      await draw(tab, name, display, {
        meanwhile: async () => {
          before = await look();
        },
      });
      const during = await look();
      assert.equal(during.length, before.length);
      assert.deepEqual(differences(before, during).slice(0, 20), [], `${name}, while it is there`);
      await tab.evaluate(() => window.drawView(null));
      assert.deepEqual(differences(before, await look()).slice(0, 20), [], `${name}, afterwards`);
      assert.equal(await tab.$('touchstone-survey:not([survey], [page])'), null);
    }
    await tab.close();
  });
}
