// What npm would deliver, in the hands of a shop that bundles: installed into an empty project without a network, checked by its
// types, built by Vite, and answered in a browser. The database has the answer.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { build, createLogger } from 'vite';
import { launchBrowser, openPage, root, startCollector, survey, until } from '../browser/harness.mjs';
import { surveys } from '../browser/site.mjs';

const run = promisify(execFile);
const project = mkdtempSync(path.join(os.tmpdir(), 'touchstone-vite-'));
after(() => rmSync(project, { recursive: true }));

/** Runs a tool of this repository in the shop's project. */
const tool = (script, ...args) =>
  run(process.execPath, [path.join(root, 'node_modules', script), ...args], { cwd: project });

const rightUse = `
import { touchstone, type TouchstoneEvents } from 'touchstone-survey';
import { connectConsent } from 'touchstone-survey/consent';

touchstone.track('checkout.completed', { order: { value: 129.9 } });
touchstone.on('shown', ({ survey, response_id, revision }) => {
  document.title = \`\${survey satisfies string} \${response_id satisfies string} \${revision satisfies number}\`;
});
const end: () => void = touchstone.on('answered', ({ question }) => document.body.setAttribute('data-answered', question));
document.addEventListener('touchstone:error', ({ detail }) => console.log(detail.message satisfies string));
const element = document.createElement('touchstone-survey') satisfies HTMLElement;
element.addEventListener('touchstone:delivered', ({ detail: { endpoint } }) => endpoint satisfies string);
const names: (keyof TouchstoneEvents)[] = ['completed', 'dismissed'];
if (location.hash === '#more') {
  touchstone.init({ surveys: '/surveys.json', base: '/assets', watch: 'off', consent: 'none' });
  connectConsent('klaro:touchstone', touchstone);
  touchstone.explain().then(([first]) => first?.reason satisfies string | undefined);
  touchstone.show('s', { answers: { recommend: 9, topics: ['price'] }, context: {} });
  touchstone.preview('s', { locale: 'de' });
  touchstone.close();
  end();
  names.pop();
}
`;
const wrongUse = [
  `touchstone.on('shwon', () => {});`,
  `touchstone.on('shown', ({ question }) => question);`,
  `touchstone.on('shown', (detail) => { detail.survey = 'x'; });`,
  `touchstone.show('s', { answers: { recommend: true } });`,
  `touchstone.preview('s', { language: 'de' });`,
  `touchstone.init({ watch: false });`,
  `touchstone.explain().then(([first]) => first?.why);`,
  `document.addEventListener('touchstone:delivered', ({ detail }) => detail.message);`,
];
const files = {
  'package.json': JSON.stringify({ name: 'shop', private: true, type: 'module' }),
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      target: 'ES2022',
      module: 'ESNext',
      moduleResolution: 'bundler',
      strict: true,
      noEmit: true,
      types: [],
    },
  }),
  'index.html': `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
</head><body><h1>Thank you</h1><script type="module" src="/main.ts"></script></body></html>`,
  'idle.html': `<!doctype html><html lang="en"><head><title>Shop</title></head><body><script type="module" src="/idle.js"></script></body></html>`,
  'idle.js': "import { touchstone } from 'touchstone-survey';\ndocument.title = 'idle';\n",
  'main.ts': rightUse,
  'wrong.ts': [
    "import { touchstone } from 'touchstone-survey';",
    ...wrongUse.flatMap((line) => ['// @ts-expect-error', line]),
  ].join('\n'),
  'public/surveys.json': surveys(),
};

before(async () => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(project, name)), { recursive: true });
    writeFileSync(path.join(project, name), text);
  }
  const { stdout } = await run(process.execPath, [path.join(root, 'widget/package.mjs'), project]);
  execFileSync('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', stdout.trim()], {
    cwd: project,
  });
});

test('it brings nothing else along, and says which of its files do something by themselves', () => {
  const manifest = JSON.parse(readFileSync(path.join(project, 'node_modules/touchstone-survey/package.json')));
  assert.deepEqual(
    [manifest.dependencies, manifest.peerDependencies, manifest.scripts],
    [undefined, undefined, undefined],
  );
  assert.deepEqual(manifest.sideEffects, ['./touchstone.js', './touchstone.page.js']);
  assert.deepEqual(
    readdirSync(path.join(project, 'node_modules')).filter((name) => !name.startsWith('.')),
    ['touchstone-survey'],
  );
  for (const target of Object.values(manifest.exports).flatMap((each) =>
    Object.values(typeof each === 'string' ? [each] : each),
  )) {
    assert.ok(readFileSync(path.join(project, 'node_modules/touchstone-survey', target)).length > 0, target);
  }
});

test('its README has the true hashes of the files it lies beside', () => {
  const folder = path.join(project, 'node_modules/touchstone-survey');
  const written = [...readFileSync(path.join(folder, 'README.md'), 'utf8').matchAll(/sha384-[\w+/]{64}/g)].map(String);
  const names = readdirSync(folder).filter((name) =>
    /^touchstone\..+\.mjs$|^(engine\.fallback|touchstone)\.js$/.test(name),
  );
  const hashOf = (name) =>
    `sha384-${createHash('sha384')
      .update(readFileSync(path.join(folder, name)))
      .digest('base64')}`;
  assert.deepEqual(written.sort(), names.map(hashOf).sort());
  assert.ok(written.length > 3);
});

test('its types take right use and refuse wrong use', async () => {
  await tool('typescript/bin/tsc', '-p', project).catch(({ stdout }) => assert.fail(stdout));
});

/** Builds the project as `vite build` does, with nothing configured; warnings are failures. */
async function buildByVite(outDir, input) {
  const warnings = [];
  const customLogger = {
    ...createLogger('silent'),
    warn: (line) => warnings.push(line),
    warnOnce: (line) => warnings.push(line),
  };
  const options = { outDir, ...(input && { rollupOptions: { input: path.join(project, input) } }) };
  await build({ root: project, configFile: false, customLogger, build: options });
  assert.deepEqual(warnings, []);
}

/** Answers the survey of the built shop on a page that `prepare` has had; gives the paths it took. */
async function answerIn(outDir, prepare) {
  const collector = await startCollector({ site: path.join(project, outDir) });
  const browser = await launchBrowser();
  try {
    const page = await openPage(browser);
    await prepare(page);
    await page.goto(`${collector.url}/index.html`);
    await survey(page).choose(9);
    await survey(page).asks('Why?');
    await (await survey(page).find('textarea')).type('Bundled');
    await (await survey(page).find('button[type=submit]')).press('Enter');
    const row = await until(() => collector.rows().find(({ status }) => status === 'completed'), 'the response');
    assert.deepEqual(
      row.record.answers.map(({ value }) => value),
      [9, 'Bundled'],
    );
    assert.equal(await page.$eval('body', (body) => body.dataset.answered), 'why');
    assert.deepEqual(page.errors, []);
    return page.requests.map((request) => new URL(request.url()).pathname);
  } finally {
    await browser.close();
    await collector.stop();
  }
}

test('built by Vite it asks, and the database has the answer', async () => {
  await buildByVite('dist');
  const paths = await answerIn('dist', () => {});
  // All of it came from where Vite had put it: the engine as WebAssembly, the widget, and its words in the page's language.
  for (const wanted of [
    /^\/assets\/engine-[\w-]+\.wasm$/,
    /^\/assets\/touchstone\.widget-/,
    /^\/assets\/touchstone\.words\.de-/,
  ]) {
    assert.ok(
      paths.some((each) => wanted.test(each)),
      `${wanted} in ${paths.join('\n')}`,
    );
  }
  assert.ok(!paths.some((each) => each.includes('fallback')));
});

test('and finds the fallback where engine.wasm is not to be had', async () => {
  await buildByVite('dist');
  const paths = await answerIn('dist', async (page) => {
    await page.setRequestInterception(true);
    page.on('request', (request) => (request.url().endsWith('.wasm') ? request.abort() : request.continue()));
  });
  assert.ok(
    paths.some((each) => /^\/assets\/engine\.fallback-[\w-]+\.js$/.test(each)),
    paths.join('\n'),
  );
});

test('a page that imports it and does not use it carries nothing of it', async () => {
  await buildByVite('idle', 'idle.html');
  const html = readFileSync(path.join(project, 'idle/idle.html'), 'utf8');
  const [script, ...others] = html.match(/(?<=(?:src|href)=")\/assets\/[^"]+/g);
  assert.deepEqual(others, []);
  const text = readFileSync(path.join(project, 'idle', script), 'utf8');
  assert.match(text, /idle/);
  assert.doesNotMatch(text, /touchstone/);
});
