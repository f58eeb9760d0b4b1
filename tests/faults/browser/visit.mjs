// One visitor in a real browser: what the page heard, and what the collector has of it in the end.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launchBrowser, survey, until } from '../../browser/harness.mjs';
import { startCollector } from './collector.mjs';
import { startShop } from './shop_server.mjs';

const patienceMs = 60_000;

export class Visit {
  /** What the page has told, as `[name, response, revision]`. */
  heard = [];
  lines = [];

  constructor(browser, collector, shop, storage) {
    Object.assign(this, { browser, collector, shop, storage });
  }

  async begin() {
    this.context = await this.browser.createBrowserContext();
    await this.open();
  }

  /** A page in a tab of its own; the others stay. */
  async open(address = '/') {
    const page = await (this.context ?? this.browser).newPage();
    page.on('console', (line) => this.lines.push(line.text()));
    await page.exposeFunction('heard', (...told) => void this.heard.push(told));
    // What is under harm must not be late as well.
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    this.page = page;
    await page.goto(this.shop.url + address);
  }

  async reload() {
    // What the page tells is on its way to here.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await this.page.reload();
  }

  asked = () => survey(this.page).asks('Recommend us?');

  async answer(value, clicks = 1) {
    const asked = survey(this.page);
    await this.asked();
    const input = await asked.find(`input[value="${value}"]`);
    const face = (await input.evaluateHandle((each) => each.nextElementSibling)).asElement();
    await face.click({ count: clicks });
  }

  async finish() {
    const asked = survey(this.page);
    await asked.asks('Why?');
    await (await asked.find('#field')).type('Quick');
    await asked.click('.primary');
    await asked.asks('Thank you!');
  }

  async answerAll() {
    await this.answer(9);
    await this.finish();
  }

  /** After a reload: where the survey was kept it goes on, else it begins anew. */
  async goOn() {
    const asked = survey(this.page);
    await until(() => asked.isOpen(), 'the survey');
    const words = await this.page.$eval('>>> .words', (element) => element.textContent);
    if (words.includes('Recommend')) await this.answer(9);
    await this.finish();
  }

  attempts = (count) => until(() => this.shop.attempts > count, 'the attempts', patienceMs);

  /** The latest revision of a response is confirmed: of the one that is being answered, or of that one. */
  delivery(id) {
    const last = () => this.made().findLast(([each]) => !id || each === id);
    return until(
      () =>
        this.heard.some(([name, id, revision]) => name === 'delivered' && id === last()?.[0] && revision === last()[1]),
      'the delivery',
      patienceMs,
    );
  }

  async close() {
    await this.page.close();
  }

  /** The process that draws the page ends, without a word to the page. */
  async crash() {
    const session = await this.page.createCDPSession();
    session.send('Page.crash').catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 300));
  }

  /** "frozen" or "active", as browsers do with pages of the background. */
  async lifecycle(state) {
    this.network ??= await this.page.createCDPSession();
    await this.network.send('Page.enable');
    await this.network.send('Page.setWebLifecycleState', { state });
  }

  async block(urls) {
    this.network ??= await this.page.createCDPSession();
    await this.network.send('Network.enable');
    await this.network.send('Network.setBlockedURLs', { urls });
  }

  async unregister() {
    await this.page.evaluate(async () => {
      for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister();
    });
    await this.close();
    this.shop.head = '';
    await this.open('/quiet');
  }

  async killBrowser() {
    const { pid } = this.browser.process();
    const ended = new Promise((resolve) => this.browser.process().once('exit', resolve));
    process.kill(pid, 'SIGKILL');
    await ended;
  }

  async startBrowser() {
    this.browser = await launchBrowser({ userDataDir: this.profile });
    this.context = undefined;
  }

  /** By response: the latest revision that the visitor has made. */
  made() {
    const latest = new Map();
    for (const [name, id, revision] of this.heard) {
      if (/^(shown|answered|completed|dismissed)$/.test(name)) latest.set(id, Math.max(revision, latest.get(id) ?? 0));
    }
    return [...latest];
  }
}

/** Plays one fault in a shop and a browser of its own, and counts. */
export async function play(browser, fault, storage) {
  const collector = await startCollector();
  const shop = await startShop(collector, { ...fault, storage });
  const visit = new Visit(browser, collector, shop, storage);
  try {
    if (fault.ownBrowser) {
      visit.profile = mkdtempSync(path.join(os.tmpdir(), 'touchstone-profile-'));
      await visit.startBrowser();
      await visit.open();
    } else {
      await visit.begin();
    }
    await fault.act(visit);
    return await count(visit, fault, storage);
  } finally {
    if (fault.ownBrowser) await visit.browser.close();
    else await visit.context.close();
    await shop.stop();
    await collector.stop();
    if (visit.profile) rmSync(visit.profile, { recursive: true, force: true });
  }
}

/** The visitor goes on to a page that asks nothing; once the device keeps nothing more, the rows are what there will be. */
async function count(visit, fault, storage) {
  const problems = [];
  await visit.open('/quiet');
  await until(() => visit.page.evaluate(keepsNothing), 'the device to be empty', patienceMs).catch((failure) =>
    problems.push(failure.message),
  );
  await new Promise((resolve) => setTimeout(resolve, 300));
  const rows = visit.collector.rows();
  const found = new Map(rows.map((row) => [row.response_id, row]));
  const made = visit.made();
  const ids = new Set(made.map(([id]) => id));
  const told = new Set(visit.heard.filter(([name]) => name === 'failed').map(([, id]) => id));
  const lost = made.filter(([id, revision]) => (found.get(id)?.revision ?? 0) < revision);
  const doubled = rows.filter(({ response_id: id }) => !ids.has(id)).length;
  for (const [name, id, revision] of visit.heard) {
    if (name === 'page error') problems.push(`page error: ${id}`);
    if (name === 'delivered' && (found.get(id)?.revision ?? 0) < revision)
      problems.push(`${id} was confirmed and is lost`);
  }
  for (const [id] of lost) {
    if (fault.is_final && !told.has(id)) problems.push(`${id} is given up, and nobody was told`);
    if (!fault.is_final && storage !== 'none') problems.push(`${id} is lost`);
  }
  for (const { response_id: id, record } of rows) {
    const given = JSON.parse(record).answers.map(({ value }) => value);
    if (!['', '9', '9,Quick'].includes(String(given))) problems.push(`${id} says what nobody gave: ${given}`);
  }
  if (doubled) problems.push(`${doubled} rows of which the page knows nothing`);
  if (made.length === 0) problems.push('nothing was asked');
  return { made: made.length, lost: lost.length, doubled, requests: visit.shop.attempts, problems };
}

/** In the page. */
function keepsNothing() {
  try {
    const names = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
    return names.every((name) => !name.startsWith('touchstone.out.'));
  } catch {
    return true;
  }
}
