// The report page as tests need it: opened from a collector or a file, and what it saves.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { openPage, root, startCollector, until } from './harness.mjs';

const program = path.join(root, 'build/bin/touchstone');

/** What `touchstone` prints. */
export const touchstone = (...given) =>
  execFileSync(program, given, { maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'ignore'] });

/** A year of made-up responses, a line each. */
export const demoData = (responses, seed = 1) =>
  touchstone('demo-data', '--seed', String(seed), '--responses', String(responses)).toString();

export async function post(url, records) {
  // As many as a list may have.
  for (let at = 0; at < records.length; at += 100) {
    const body = JSON.stringify(records.slice(at, at + 100));
    const reply = await fetch(`${url}/v1/responses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    if (!reply.ok) throw new Error(`${reply.status}: ${await reply.text()}`);
  }
}

/** A collector that has those responses already; `token` reads them. */
export async function startFullCollector(ndjson) {
  const collector = await startCollector({ extra: ['--rate-network', '0', '--rate-survey', '0'] });
  const records = ndjson
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  await post(collector.url, records);
  const change = (...given) =>
    touchstone('token', ...given, '--database', collector.database)
      .toString()
      .trim();
  return {
    ...collector,
    token: decodeURIComponent(new URL(collector.responsesUrl).hash.slice(1)),
    addToken: (name) => change('add', name),
    removeToken: (name) => change('remove', name),
  };
}

/** Waits until everything that is shown is of what was asked last. */
export const settled = (page) =>
  until(
    () => page.evaluate(() => document.querySelector('.stops, .empty') !== null && !document.querySelector('.busy.on')),
    'the report to settle',
  );

/** Notes what no policy may have had to forbid, and what is saved. */
export async function openReport(browser, url, { search = '', ...options } = {}) {
  const page = await openPage(browser, options);
  await page.evaluateOnNewDocument(() => {
    window.violations = [];
    addEventListener('securitypolicyviolation', (event) =>
      window.violations.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
    window.saved = [];
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob) => {
      window.saved.push(blob);
      return createObjectURL.call(URL, blob);
    };
  });
  await page.goto(`${url}/report/${search}`);
  return page;
}

export async function enterToken(page, token) {
  const field = await page.waitForSelector('input[name=token]');
  await field.type(token);
  await page.click('button[type=submit]');
}

/** Files as somebody drags them over the page and lets them go. `content`: text, or bytes as a list of numbers. */
export const dropFiles = (page, ...files) =>
  page.evaluate((given) => {
    const dataTransfer = new DataTransfer();
    for (const { name, content } of given) {
      const bytes = typeof content === 'string' ? content : new Uint8Array(content);
      dataTransfer.items.add(new File([bytes], name));
    }
    for (const kind of ['dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, files);

/** Saves a figure by its menu; answers the file's type and content. */
export async function save(page, figure, format) {
  await page.$eval(`#${figure} .tools summary`, (each) => each.click());
  const before = await page.evaluate(() => window.saved.length);
  await page.evaluate(
    (id, name) => {
      const buttons = [...document.querySelectorAll(`#${id} .tools .panel button`)];
      buttons.find((each) => each.textContent === name).click();
    },
    figure,
    format,
  );
  await until(() => page.evaluate((n) => window.saved.length >= n, before + 1), `${figure} as ${format}`);
  return page.evaluate(async () => {
    const blob = window.saved.at(-1);
    return { type: blob.type, text: await blob.text(), size: blob.size };
  });
}

/** Rows of a CSV in which no cell has a comma. */
export const csvRows = (text) =>
  text
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((row) => row.split(','));

let lastId = 0;
/** A record with one scored answer. */
export function record(touchpoint, answer, members = {}) {
  lastId += 1;
  return {
    response_id: `019aa6c1-7d5e-7c3b-9a53-${lastId.toString(16).padStart(12, '0')}`,
    revision: 1,
    status: 'completed',
    mode: 'live',
    survey: 's',
    definition_hash: '5f1d0c9a',
    touchpoint,
    locale: 'en',
    shown_at: '2026-10-05T10:15:00.000Z',
    updated_at: '2026-10-05T10:15:21.400Z',
    answers: [{ question: 'q', ...answer }],
    context: {},
    ...members,
  };
}

export const lines = (records) => records.map((each) => `${JSON.stringify(each)}\n`).join('');
