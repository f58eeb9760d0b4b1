// One cold visit to one page, and what it cost.
import { until } from '../../tests/browser/harness.mjs';
import { probe } from './probe.mjs';

export const fast = { cpuSlowdown: 1, network: undefined };
/** A cheap phone on a mobile network; the browser adds the latency to every request, and to nothing else. */
export const slow = {
  cpuSlowdown: 4,
  network: { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 },
};

const limitMs = 60_000;
const quietMs = 1_000;

/** A tab in a profile of its own, so that nothing is in any cache. `problems` grows with what the page complains of. */
async function openCold(browser, { cpuSlowdown, network }) {
  const context = await browser.createBrowserContext();
  const tab = await context.newPage();
  await tab.setViewport({ width: 1280, height: 800 });
  const devtools = await tab.createCDPSession();
  await devtools.send('Network.enable');
  if (network) await devtools.send('Network.emulateNetworkConditions', network);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
  const problems = [];
  tab.on('pageerror', (error) => problems.push(error.message));
  tab.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  return { context, tab, devtools, problems };
}

function assertSound(page, problems, requests) {
  const missing = requests.filter(({ status }) => status !== 200).map(({ file }) => `${file} is not there`);
  const all = [...problems, ...missing];
  if (all.length) throw new Error(`${page.name}: ${all.join('; ')}`);
}

/** What the page's own probe has found, as soon as it has. */
const found = (tab, key, page) =>
  until(() => tab.evaluate((key) => window.benchProbe[key], key), `${key} of ${page.name}`, limitMs);

/** The middle of the element that `path` leads to, from shadow root to shadow root. */
const middleOf = (tab, path) =>
  tab.evaluate((selectors) => {
    let element = document;
    selectors.forEach((selector, i) => {
      element = (i ? element.shadowRoot : element).querySelector(selector);
    });
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, path);

/** Bytes of JavaScript that are still in use after a collection; the second one takes what the first one's finalizers let go. */
async function heapBytes(devtools) {
  await devtools.send('HeapProfiler.enable');
  for (let i = 0; i < 2; ++i) await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Runtime.getHeapUsage')).usedSize;
}

/** What the browser has noted: files, with their times, and the page's own marks. */
const timingsOf = (tab) => tab.evaluate(() => performance.getEntries().map((entry) => entry.toJSON()));

const sum = (files) => files.reduce((all, { bytes }) => all + bytes, 0);

/** Opens the page, waits for the first question and for the network to be quiet, answers, waits for the next question. */
export async function visit(browser, server, page, conditions) {
  const requests = server.serve(page.files);
  const { context, tab, devtools, problems } = await openCold(browser, conditions);
  try {
    await tab.evaluateOnNewDocument(probe, page.questions);
    await tab.goto(`${server.url}/`, { timeout: limitMs });
    const firstMs = await found(tab, 'firstMs', page);
    await tab.waitForNetworkIdle({ idleTime: quietMs, timeout: limitMs });
    const files = requests.filter(({ method }) => method === 'GET');
    const firstAtMs = firstMs + (await tab.evaluate(() => performance.timeOrigin));
    const filesToFirst = files.filter(({ atMs }) => atMs <= firstAtMs);
    // Not on the slow visit: a collection also drops compiled code, and the next question would pay for it.
    const heap = conditions === fast ? await heapBytes(devtools) : undefined;
    if (await tab.evaluate(() => window.benchProbe.asks(1))) {
      throw new Error(`${page.name}: shows the next question before the first is answered`);
    }
    const { x, y } = await middleOf(tab, page.clickNext);
    await tab.mouse.click(x, y);
    const nextMs = await found(tab, 'nextMs', page);
    const { blockedMs } = await tab.evaluate(() => window.benchProbe);
    assertSound(page, problems, requests);
    return {
      firstMs,
      nextMs,
      blockedMs,
      timings: await timingsOf(tab),
      heapBytes: heap,
      requests: filesToFirst.length,
      bytesToFirst: sum(filesToFirst),
      bytesAll: sum(files),
      files,
    };
  } finally {
    await context.close();
  }
}

/** Opens the page of a site that has a survey, but not for this page, and answers the files it loads. */
export async function visitQuietPage(browser, server, page) {
  const requests = server.serve(page.quietFiles);
  const { context, tab, problems } = await openCold(browser, fast);
  try {
    await tab.goto(`${server.url}/`);
    await tab.waitForNetworkIdle({ idleTime: quietMs, timeout: limitMs });
    assertSound(page, problems, requests);
    return requests.filter(({ method }) => method === 'GET');
  } finally {
    await context.close();
  }
}
