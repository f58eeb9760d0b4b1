// What a visitor downloads, counted in a real browser: every file a page loads until the first NPS question is on it, each
// after brotli at its best (11), as shops serve static files.
//
//   node bench/size.mjs           prints the table
//   node bench/size.mjs --check   and fails where a budget is exceeded
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { launchBrowser, openPage, startCollector, survey } from '../tests/browser/harness.mjs';
import { stub } from '../widget/integrity.mjs';

/** The best peer that was measured, Formbricks surveys 1.99, needed 45,514 bytes to its first NPS question. */
const budgets = { firstQuestion: 45_000, nothingDue: 3_000 };

const brotliBytes = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;

const surveys = {
  version: 1,
  locale: 'en',
  endpoints: [{ id: 'main', url: '/v1/responses' }],
  surveys: [
    {
      id: 'after-checkout',
      touchpoint: 'checkout.completed',
      questions: [
        {
          id: 'recommend',
          type: 'nps',
          text: 'How likely are you to recommend us to a friend?',
          labels: { 0: 'Not at all likely', 10: 'Extremely likely' },
        },
        { id: 'why', type: 'text', text: 'What is the main reason?' },
      ],
      endings: [{ id: 'thanks', text: 'Thank you!' }],
    },
  ],
};

const page = (script) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Thank you for your order</title>
<link rel="icon" href="data:,">
<h1>Thank you for your order</h1>
${script}<script async src="/touchstone.js" data-surveys="/surveys.json"></script>
`;

const site = mkdtempSync(path.join(os.tmpdir(), 'touchstone-size-'));
mkdirSync(site, { recursive: true });
writeFileSync(path.join(site, 'surveys.json'), JSON.stringify(surveys));
writeFileSync(path.join(site, 'quiet.html'), page(''));
writeFileSync(path.join(site, 'asks.html'), page('<script src="/track.js"></script>\n'));
writeFileSync(path.join(site, 'track.js'), `${stub}\ntouchstone.track('checkout.completed');\n`);

const collector = await startCollector({ site });
const browser = await launchBrowser();

/** Loads a page and answers the files it took, until `ready` and the network are quiet. */
async function load(name, ready) {
  const tab = await openPage(browser);
  const bodies = [];
  tab.on('response', (response) => {
    if (response.request().method() === 'GET') {
      bodies.push(response.buffer().then((bytes) => ({ file: new URL(response.url()).pathname, bytes })));
    }
  });
  await tab.goto(`${collector.url}/${name}`);
  await ready(tab);
  await tab.waitForNetworkIdle({ idleTime: 300 });
  const files = await Promise.all(bodies);
  await tab.close();
  return files
    .filter(({ file }) => file !== '')
    .map(({ file, bytes }) => ({ file, bytes: bytes.length, brotli: brotliBytes(bytes) }));
}

let failed = false;

function print(title, files, budget) {
  const total = files.reduce((sum, { brotli }) => sum + brotli, 0);
  console.log(`\n${title}`);
  console.log(`${'file'.padEnd(28)}${'bytes'.padStart(10)}${'brotli'.padStart(10)}`);
  for (const { file, bytes, brotli } of files) {
    console.log(`${file.padEnd(28)}${String(bytes).padStart(10)}${String(brotli).padStart(10)}`);
  }
  console.log(`${'all'.padEnd(38)}${String(total).padStart(10)}   budget ${budget}`);
  if (total <= budget) return;
  failed = true;
  console.error(`over the budget by ${total - budget} bytes`);
}

try {
  const asks = await load('asks.html', (tab) => survey(tab).asks('recommend us'));
  print('To the first NPS question: every file the page loads', asks, budgets.firstQuestion);
  const quiet = await load('quiet.html', () => new Promise((resolve) => setTimeout(resolve, 500)));
  const ours = quiet.filter(({ file }) => file !== '/quiet.html');
  print('On a page without a survey due: every file of ours', ours, budgets.nothingDue);
  if (ours.some(({ file }) => file !== '/touchstone.js')) {
    failed = true;
    console.error('a page without a survey due must load the script alone');
  }
} finally {
  await browser.close();
  await collector.stop();
  rmSync(site, { recursive: true });
}
process.exitCode = failed && process.argv.includes('--check') ? 1 : 0;
