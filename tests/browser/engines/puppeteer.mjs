// Chromium over its own protocol, Firefox over WebDriver BiDi.
import puppeteer from 'puppeteer-core';
import { launchBrowser, slowDown } from '../harness.mjs';

export async function startChromium({ dark = false, calm = true }) {
  const features = [
    { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
    { name: 'prefers-reduced-motion', value: calm ? 'reduce' : 'no-preference' },
  ];
  return engine('chromium', await launchBrowser(), async (page) => {
    await page.emulateMediaFeatures(features);
    await slowDown(page);
  });
}

export async function startFirefox({ dark = false, calm = true }) {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.TOUCHSTONE_FIREFOX || '/usr/bin/firefox-esr',
    headless: true,
    extraPrefsFirefox: { 'ui.systemUsesDarkTheme': Number(dark), 'ui.prefersReducedMotion': Number(calm) },
  });
  return engine('firefox', browser, async () => {});
}

const engine = (name, browser, prepare) => ({
  name,
  async open(width = 1280, height = 800) {
    const page = await browser.newPage();
    await page.setViewport({ width, height });
    await prepare(page);
    return tab(page);
  },
  stop: () => browser.close(),
});

function tab(page) {
  let pointer = { x: 0, y: 0 };
  return {
    page,
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    // Not the driver's own way, which waits for a page to load that may only be revived.
    back: () => page.evaluate(() => history.back()).catch(() => {}),
    close: () => page.close(),
    evaluate: (look, ...given) => page.evaluate(look, ...given),
    async move(x, y) {
      pointer = { x, y };
      await page.mouse.move(x, y);
    },
    click: (times = 1) => page.mouse.click(pointer.x, pointer.y, { count: times }),
    async press(key, held) {
      if (held) await page.keyboard.down(held);
      await page.keyboard.press(key);
      if (held) await page.keyboard.up(held);
    },
    type: (text) => page.keyboard.type(text),
    async countNamed(role, name) {
      // Firefox looks into a shadow root only from inside of it.
      const drawn = () => document.querySelector('touchstone-survey').shadowRoot.querySelector('.card').parentElement;
      const stage = (await page.evaluateHandle(drawn)).asElement();
      return (await stage.$$(`aria/${name}[role="${role}"]`)).length;
    },
  };
}
