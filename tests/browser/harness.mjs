// What every browser test needs: the collector serving a site, a real Chromium, and the database to look into.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Switches that keep Chromium from calling home. */
const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Pages of its own that a window without a face loads beside each page, two thirds of what a new profile costs; and a process
  // more than there are pages, for the next one.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess',
];

const chromium = process.env.TOUCHSTONE_BROWSER || '/usr/bin/chromium';

/** Chromium, with all that belongs to a browser: for what happens between pages, tabs and visits. */
export const launchBrowser = (options = {}) =>
  puppeteer.launch({
    executablePath: chromium,
    headless: true,
    timeout: 120_000,
    args: chromiumArguments,
    ...options,
  });

/**
 * The same engine without what a window needs, where there is one (TOUCHSTONE_SHELL), for what happens on a page: a new page
 * takes it a third of the time. It keeps no page for the way back.
 */
export const launchShell = () => launchBrowser({ executablePath: process.env.TOUCHSTONE_SHELL || chromium });

/** Starts `touchstone serve` on a free port with a database of its own; `stop` ends it and answers its exit code. */
export async function startCollector({ site = path.join(root, 'demo'), extra = [] } = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-'));
  const database = path.join(folder, 'responses.sqlite');
  const program = path.join(root, 'build/bin/touchstone');
  const child = spawn(program, ['serve', '--site', site, '--database', database, '--port', '0', ...extra]);
  const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
  const [url, responsesUrl] = await new Promise((resolve, reject) => {
    let text = '';
    const listen = (chunk) => {
      text += chunk;
      const found = /(http:\/\/\S+?)\/? [\s\S]*?(http:\S+) /.exec(text);
      if (found) resolve(found.slice(1));
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    ended.then((code) => reject(new Error(`the collector ended with ${code}: ${text}`)));
  });
  return {
    url,
    database,
    /** The demo's page of responses, with the token that opens it. */
    responsesUrl,
    /** The rows as the database has them, read from the file itself. */
    rows() {
      const sql = 'SELECT response_id, revision, status, survey, touchpoint, record FROM responses ORDER BY sequence';
      const text = execFileSync('sqlite3', ['-readonly', '-json', database, sql]).toString();
      return (text ? JSON.parse(text) : []).map((row) => ({ ...row, record: JSON.parse(row.record) }));
    },
    async stop() {
      child.kill('SIGTERM');
      const code = await ended;
      rmSync(folder, { recursive: true });
      return code;
    },
  };
}

/** For tests that count on being quick enough, `TOUCHSTONE_SLOW=6`: scripts take six times longer, and requests 60 ms. */
const slowness = Number(process.env.TOUCHSTONE_SLOW || 0);
/** For tests that count on a frame having been painted, `TOUCHSTONE_LATE_FRAMES=400`: each comes that many ms late. */
const lateMs = Number(process.env.TOUCHSTONE_LATE_FRAMES || 0);

/** As the two say. What the driver itself waits for is not late. */
export async function slowDown(page) {
  if (slowness) {
    await page.emulateCPUThrottling(slowness);
    await page.emulateNetworkConditions({ download: -1, upload: -1, latency: slowness * 10 });
  }
  if (!lateMs) return;
  await page.evaluateOnNewDocument((ms) => {
    const { requestAnimationFrame: frame } = window;
    window.requestAnimationFrame = (then) => frame((at) => setTimeout(then, ms, at));
  }, lateMs);
}

/** A page that notes what goes wrong on it. */
export async function openPage(browser, { width = 1280, height = 800, scheme = 'light' } = {}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await slowDown(page);
  const lines = [];
  const errors = [];
  const requests = [];
  page.on('console', (message) => lines.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => requests.push(request));
  return Object.assign(page, { lines, errors, requests });
}

/** Waits until `check` answers something true; long, since the machine may be busy with other tests. */
export async function until(check, what, limitMs = 30_000) {
  const end = Date.now() + limitMs;
  for (;;) {
    const answer = await check();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The survey on the page, through its open shadow root. */
export const survey = (page) => ({
  /** Waits for a question with that text. */
  asks: (text) =>
    until(
      () =>
        page
          .$eval('>>> .words', (words) => words.textContent)
          .then((shown) => shown.includes(text))
          .catch(() => false),
      `the survey to say "${text}"`,
    ),
  isOpen: async () => (await page.$('>>> .words')) !== null,
  // Asked again and again: a change within a shadow root is none of the document's, which waitForSelector watches.
  find: (selector) => until(() => page.$(`>>> ${selector}`), `"${selector}"`),
  async click(selector) {
    await (await this.find(selector)).click();
  },
  /** Clicks the point of a scale where a visitor would: on its drawn face. */
  async choose(value) {
    const input = await this.find(`input[value="${value}"]`);
    await (await input.evaluateHandle((each) => each.nextElementSibling)).asElement().click();
  },
});
