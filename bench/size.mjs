// What a visitor downloads, counted in a real browser: every file a page loads until the first NPS question is on it, each
// after brotli at its best (11), as shops serve static files.
//
//   node bench/size.mjs           prints the table
//   node bench/size.mjs --check   and fails where a budget is exceeded
import { launchBrowser } from '../tests/browser/harness.mjs';
import { unpreparedTag } from './page/ours.mjs';
import { startServer } from './page/server.mjs';
import { fast, visit, visitQuietPage } from './page/visit.mjs';

/** The best peer that was measured, Formbricks surveys 1.99, needs 45,514 bytes of script to its first NPS question. */
const budgets = { firstQuestion: 45_000, nothingDue: 2_500 };

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

// All a visitor of an unprepared shop downloads: prepared views change the order, and 100 bytes.
const page = unpreparedTag();
const server = await startServer();
const browser = await launchBrowser();
try {
  const { files } = await visit(browser, server, page, fast);
  print('To the first NPS question: every file the page loads', files, page.files, budgets.firstQuestion);
  const quiet = await visitQuietPage(browser, server, page);
  const ours = quiet.filter(({ file }) => file !== '/index.html');
  print('On a page without a survey due: every file of ours', ours, page.quietFiles, budgets.nothingDue);
  if (ours.some(({ file }) => file !== '/touchstone/touchstone.js')) {
    fail('a page without a survey due must load the script alone');
  }
} finally {
  await browser.close();
  await server.stop();
}
process.exitCode = failed && process.argv.includes('--check') ? 1 : 0;
