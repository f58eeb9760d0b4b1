// What a visitor downloads, counted in a real browser, each file after brotli at its best (11), as shops serve static files: up
// to the first NPS question, which does not wait for the engine where its view is prepared, and in all.
//
//   node bench/size.mjs           prints the table
//   node bench/size.mjs --check   and fails where a budget is exceeded
import { launchBrowser } from '../tests/browser/harness.mjs';
import { tagAlone } from './page/ours.mjs';
import { startServer } from './page/server.mjs';
import { fast, visit, visitQuietPage } from './page/visit.mjs';

/** The best peer that was measured, Formbricks surveys 1.99, needs 46,068 bytes with its page to the first NPS question. */
const budgets = { firstQuestion: 15_950, inAll: 54_950, nothingDue: 2_500 };

let failed = false;

function fail(complaint) {
  failed = true;
  console.error(complaint);
}

function print(title, files, contents, budget) {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const row = (name, ...columns) =>
    console.log(`${name.padEnd(36)}${columns.map((each) => String(each).padStart(10)).join('')}`);
  console.log(`\n${title}`);
  row('file', 'bytes', 'brotli');
  for (const { file, bytes } of files) row(file, Buffer.byteLength(contents[file]), bytes);
  row('all', '', total, `   budget ${budget}`);
  if (total > budget) fail(`over the budget by ${total - budget} bytes`);
}

const page = tagAlone();
const server = await startServer();
const browser = await launchBrowser();
try {
  const { files } = await visit(browser, server, page, fast);
  // Asked for once the question has been seen: tests/browser/prepared.test.mjs has it that the one does not need the other.
  const engineAt = files.findIndex(({ file }) => file.includes('/engine.'));
  if (engineAt < 0) fail('the engine was not asked for');
  const first = files.slice(0, engineAt);
  print('To the first NPS question: every file the page loads', first, page.files, budgets.firstQuestion);
  print('In all, until the network is quiet', files, page.files, budgets.inAll);
  const quiet = await visitQuietPage(browser, server, page);
  const ours = quiet.filter(({ file }) => file !== '/index.html');
  print('On a page without a survey due: every file of ours', ours, page.quietFiles, budgets.nothingDue);
  // Read once the page is idle, for touchpoints that the page reaches by itself; there are none.
  if (ours.some(({ file }) => !['/touchstone/touchstone.js', '/surveys.json'].includes(file))) {
    fail('a page without a survey due must load no more than the script and surveys.json');
  }
  // Nowhere else does Chromium look for it; the next question comes 5 to 8 ms later on a slow phone without it.
  if (!page.files['/touchstone/touchstone.widget.mjs'].toString().startsWith('//# allFunctionsCalledOnLoad\n')) {
    fail('touchstone.widget.mjs must begin with the hint that has Chromium compile all of it');
  }
} finally {
  await browser.close();
  await server.stop();
}
process.exitCode = failed && process.argv.includes('--check') ? 1 : 0;
