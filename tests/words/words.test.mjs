// The tables of the widget's own words: every language says everything, in its own words, and for every number.
//
//   node --test tests/words/words.test.mjs
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A module of the widget, bundled; `more/` takes its parts from `toolkit`, which is bundled along. */
async function load(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    external: ['./touchstone.*.mjs'],
    jsx: 'automatic',
    jsxImportSource: '#dom',
    loader: { '.css': 'text' },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

const names = readdirSync(new URL('../../widget/src/words/languages', import.meta.url))
  .map((file) => file.replace('.ts', ''))
  .sort();

const { en, more, tables, files, languageOf, fill, say, picks, problemsOf } = await load(`
  export { en } from './widget/src/words/en';
  export { en as more } from './widget/src/more/en';
  export { files } from './widget/src/words/files';
  export { languageOf } from './widget/src/words/words';
  export { fill } from './widget/src/words/fill';
  export { say } from './widget/src/more/say';
  export { picks, problemsOf } from './widget/src/more/words';
  ${names.map((name) => `import { words as ${name} } from './widget/src/words/languages/${name}';`).join('\n')}
  export const tables = { ${names.join(', ')} };`);

const english = { ...en, more };
const all = { en: english, ...tables };

const isCounted = (value) => typeof value === 'object' && 'other' in value;

/** Every wording by its path, a counted one as a whole: `more.thumbs.0` -> "Thumbs down". */
function wordings(table, at = '') {
  return Object.entries(table).flatMap(([key, value]) =>
    typeof value === 'string' || isCounted(value) ? [[`${at}${key}`, value]] : wordings(value, `${at}${key}.`),
  );
}
const texts = (value) => (typeof value === 'string' ? [value] : Object.values(value));
const everyText = (table) => wordings(table).flatMap(([path, value]) => texts(value).map((text) => [path, text]));
const placesIn = (text) => [...text.matchAll(/{\d}/g)].map(([place]) => place).sort();

test('the thirteen languages, and a file for each but English', () => {
  assert.deepEqual(Object.keys(all).sort(), 'ar cs da de en es fr it nl pl pt sv tr'.split(' '));
  assert.deepEqual(Object.keys(files), names);
  for (const [name, table] of Object.entries(all)) assert.equal(table.language, name);
});

test('a tag finds its language, or English', () => {
  const found = {
    de: 'de',
    'de-AT': 'de',
    de_AT: 'de',
    'DE-ch-1901': 'de',
    'pt-BR': 'pt',
    'pt-PT': 'pt',
    'ar-EG': 'ar',
    'en-GB': 'en',
    'zh-Hant-TW': 'en',
    del: 'en',
    gsw: 'en',
    constructor: 'en',
    '': 'en',
  };
  for (const [tag, language] of Object.entries(found)) assert.equal(languageOf(tag), language, tag);
});

test('every language has every word, and no other', () => {
  const paths = wordings(english).map(([path]) => path);
  for (const [name, table] of Object.entries(tables)) {
    assert.deepEqual(
      wordings(table).map(([path]) => path),
      paths,
      name,
    );
  }
});

/** Where a language says the same as English, and means it. */
const alike = {
  de: ['more.feedback', 'more.fields.name'],
  da: ['send', 'more.feedback', 'more.fields.email'],
  fr: ['more.fields.email'],
  it: ['more.feedback', 'more.fields.email'],
  nl: ['more.feedback', 'more.fields.email'],
  pl: ['more.fields.email'],
  pt: ['more.fields.email'],
  cs: ['more.fields.email'],
};

test('nothing was left in English', () => {
  const said = Object.fromEntries(wordings(english).map(([path, value]) => [path, JSON.stringify(value)]));
  for (const [name, table] of Object.entries(tables)) {
    const same = wordings(table).filter(([path, value]) => said[path] === JSON.stringify(value));
    assert.deepEqual(
      same.map(([path]) => path),
      alike[name] ?? [],
      name,
    );
  }
});

test('texts are clean: no double spaces, no space at an end, composed letters, no straight apostrophes', () => {
  for (const [name, table] of Object.entries(all)) {
    for (const [path, text] of everyText(table)) {
      const at = `${name} ${path} "${text}"`;
      assert.notEqual(text, '', at);
      assert.doesNotMatch(text, /\s\s|^\s|\s$|'|\.\.\./, at);
      assert.equal(text, text.normalize('NFC'), at);
    }
  }
});

test('problems and sentences end with a full stop, labels without', () => {
  for (const [name, table] of Object.entries(all)) {
    for (const [path, text] of everyText(table)) {
      if (path === 'language') continue;
      const isSentence = /problems|hint|any|least|most|exactly|range/.test(path);
      assert.equal(text.endsWith('.'), isSentence, `${name} ${path} "${text}"`);
    }
  }
});

test('buttons are short, ends of scales fit under half a row', () => {
  const buttons = ['next', 'back', 'skip', 'send', 'close', 'minimise'];
  buttons.push(...['copy', 'copied', 'goOn', 'feedback'].map((key) => `more.${key}`));
  for (const [name, table] of Object.entries(all)) {
    const said = Object.fromEntries(wordings(table));
    for (const path of buttons) assert.ok(said[path].length <= 20, `${name} ${path} "${said[path]}"`);
    for (const end of Object.values(table.ends).flat()) assert.ok(end.length <= 28, `${name} "${end}"`);
  }
});

test('both ends of a scale differ, and so do the scales', () => {
  for (const [name, table] of Object.entries(all)) {
    const ends = Object.values(table.ends).flat();
    assert.equal(new Set(ends).size, ends.length, name);
  }
});

test('numbers have their places', () => {
  const places = Object.fromEntries(
    wordings(english).map(([path, value]) => [path, placesIn(typeof value === 'string' ? value : value.other)]),
  );
  for (const [name, table] of Object.entries(tables)) {
    for (const [path, value] of wordings(table)) {
      const other = typeof value === 'string' ? value : value.other;
      assert.deepEqual(placesIn(other), places[path], `${name} ${path}`);
      // "One star", "two stars" may be words; whatever else has a number shows it.
      for (const [category, text] of Object.entries(isCounted(value) ? value : {})) {
        const inWords = placesIn(text).length === 0 && ['one', 'two'].includes(category);
        assert.ok(inWords || placesIn(text).length === places[path].length, `${name} ${path} ${category}`);
      }
    }
  }
});

test('plural forms are categories of the language', () => {
  for (const [name, table] of Object.entries(all)) {
    const { pluralCategories } = new Intl.PluralRules(name).resolvedOptions();
    for (const [path, value] of wordings(table)) {
      if (!isCounted(value)) continue;
      for (const category of Object.keys(value)) {
        assert.ok(pluralCategories.includes(category), `${name} ${path} ${category}`);
      }
    }
  }
});

test('from 0 to 100, every number is said: as itself, or as one word for one and two', () => {
  for (const [name, table] of Object.entries(all)) {
    for (const [path, value] of wordings(table)) {
      if (!isCounted(value) && placesIn(value).length === 0) continue;
      for (let number = 0; number <= 100; number++) {
        const text = say(table, value, number, number);
        assert.doesNotMatch(text, /[{}]|undefined/, `${name} ${path} ${number}`);
        const shown = text.match(/\d+/g) ?? [];
        if (number > 2 || number === 0) assert.ok(shown.length > 0, `${name} ${path} ${number} "${text}"`);
        for (const digits of shown) assert.equal(digits, String(number), `${name} ${path} "${text}"`);
      }
    }
  }
});

test('numbers are written with the digits that the language itself has by default', () => {
  for (const name of Object.keys(all)) {
    assert.equal(fill('{0}', 23), new Intl.NumberFormat(name, { useGrouping: false }).format(23), name);
  }
});

const counted = [
  ['en', 'stars', { 1: '1 star', 2: '2 stars', 5: '5 stars' }],
  ['de', 'stars', { 1: '1 Stern', 2: '2 Sterne', 5: '5 Sterne' }],
  ['fr', 'stars', { 1: '1 étoile', 2: '2 étoiles', 11: '11 étoiles' }],
  ['pl', 'stars', { 1: '1 gwiazdka', 2: '2 gwiazdki', 4: '4 gwiazdki', 5: '5 gwiazdek', 11: '11 gwiazdek' }],
  ['cs', 'stars', { 1: '1 hvězdička', 2: '2 hvězdičky', 4: '4 hvězdičky', 5: '5 hvězdiček', 11: '11 hvězdiček' }],
  ['ar', 'stars', { 1: 'نجمة واحدة', 2: 'نجمتان', 3: '3 نجوم', 10: '10 نجوم', 11: '11 نجمة' }],
  ['tr', 'stars', { 1: '1 yıldız', 5: '5 yıldız' }],
  ['pl', 'least', { 1: 'Proszę wybrać co najmniej 1 odpowiedź.', 2: 'Proszę wybrać co najmniej 2 odpowiedzi.' }],
  ['cs', 'most', { 2: 'Vyberte prosím nejvýše 2 odpovědi.', 5: 'Vyberte prosím nejvýše 5 odpovědí.' }],
  ['ar', 'exactly', { 2: 'يُرجى اختيار إجابتين.', 3: 'يُرجى اختيار 3 إجابات.', 12: 'يُرجى اختيار 12 إجابة.' }],
];

test('plurals, as they are said', () => {
  for (const [name, key, said] of counted) {
    for (const [number, text] of Object.entries(said)) assert.equal(say(all[name], all[name].more[key], +number), text);
  }
});

const several = [
  [1, undefined, 'Choose all that apply.', 'Lze vybrat více odpovědí.'],
  [2, undefined, 'Please choose at least 2.', 'Vyberte prosím alespoň 2 odpovědi.'],
  [2, 2, 'Please choose 2.', 'Vyberte prosím 2 odpovědi.'],
  [2, 3, 'Please choose 2 to 3.', 'Vyberte prosím 2 až 3 odpovědi.'],
  [2, 7, 'Please choose 2 to 7.', 'Vyberte prosím 2 až 7 odpovědí.'],
  [1, 3, 'Please choose 3 at most.', 'Vyberte prosím nejvýše 3 odpovědi.'],
];

test('how many to pick', () => {
  for (const [least, most, inEnglish, inCzech] of several) {
    assert.equal(picks(en, least, most), inEnglish);
    assert.equal(picks(tables.cs, least, most), inCzech);
  }
});

test('every problem the engine knows has words in every language', () => {
  const questions = {
    text: { type: 'text', min_length: 3 },
    choice: { type: 'choice', min_picks: 2, max_picks: 3 },
    contact: { type: 'contact' },
    consent: { type: 'consent' },
    nps: { type: 'nps' },
  };
  const problems = {
    required: Object.keys(questions),
    too_short: ['text'],
    too_long: ['text'],
    bad_email: ['text', 'contact'],
    bad_phone: ['text', 'contact'],
    bad_url: ['text'],
    bad_number: ['text'],
    too_few: ['choice'],
    too_many: ['choice'],
    contact: ['contact'],
  };
  for (const [name, table] of Object.entries(all)) {
    for (const [problem, types] of Object.entries(problems)) {
      for (const type of types) assert.ok(problemsOf(questions[type], table)[problem], `${name} ${type} ${problem}`);
    }
  }
});
