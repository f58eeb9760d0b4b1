// The JSON Schemas, the readers and the corpus say the same of every case.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { schemas } from '../../schema/build.mjs';
import { editorWords } from '../../schema/parts/editors.mjs';
import { read } from './corpus.mjs';
import { documents } from './examples.mjs';

/** What a schema cannot say, by the reader's code. Everything else it has to find. */
const beyondSchema = {
  bad_date: 'which months have 31 days, and leap years',
  bad_font: 'JSON Schema counts characters, the reader bytes',
  bad_timestamp: 'which months have 31 days, and leap years',
  conflict: 'compares two numbers of the file, or a number with the length of a list',
  duplicate_answer: 'uniqueness of one member of the elements',
  duplicate_id: 'uniqueness of one member of the elements',
  duplicate_key: 'a parsed document has each key once',
  not_on_scale: 'the labels of a rating follow from two other members; so does the value of its answer',
  out_of_range: 'a record: the last point of a scale follows from the first one',
  too_big: 'the size of the file',
  too_deep: 'the depth of the document',
  too_long: 'JSON Schema counts characters, the reader bytes',
  unknown_target: 'ids that stand elsewhere',
};

const root = new URL('../../', import.meta.url);
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: false });
ajv.addVocabulary(editorWords);
const compiled = (name) => ajv.compile(JSON.parse(readFileSync(new URL(`schema/${name}`, root), 'utf8')));
const validate = { surveys: compiled('survey-1.json'), record: compiled('response-1.json') };

/** For each text, what the native reader finds wrong with it. */
function readNatively(kind, texts) {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-schema-'));
  try {
    for (const [i, text] of texts.entries()) writeFileSync(join(folder, `${String(i).padStart(5, '0')}.json`), text);
    const options = { encoding: 'utf8', maxBuffer: 2 ** 28 };
    const lines = execFileSync(process.env.TOUCHSTONE_READ_CORPUS, [kind, folder], options).trimEnd().split('\n');
    assert.equal(lines.length, texts.length);
    return lines.map((line) => JSON.parse(line));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function judge(kind, beginning, fewest) {
  const cases = read(beginning);
  const found = readNatively(
    kind,
    cases.map(({ text }) => text),
  );
  test(`${kind}: at least ${fewest} cases, each title once`, () => {
    assert.ok(cases.length >= fewest, `${cases.length} cases`);
    assert.equal(new Set(cases.map(({ title }) => title)).size, cases.length);
  });
  for (const [i, { title, text, valid, codes, schema }] of cases.entries()) {
    test(title, () => {
      assert.deepEqual([...new Set(found[i].map(({ code }) => code))].sort(), codes, JSON.stringify(found[i]));
      assert.equal(found[i].length === 0, valid, 'the reader');
      for (const { line, column, message } of found[i]) {
        assert.ok(line >= 1 && column >= 1 && message.length > 0, 'an error has a place and says something');
      }
      const passes = validate[kind](JSON.parse(text));
      if (schema === 'cannot') {
        for (const code of codes)
          assert.ok(Object.hasOwn(beyondSchema, code), `no reason why a schema cannot: ${code}`);
        assert.equal(valid, false);
        assert.ok(passes, 'the schema can, after all');
      } else {
        assert.equal(passes, valid, `the schema: ${ajv.errorsText(validate[kind].errors)}`);
      }
    });
  }
  return cases.filter(({ schema }) => schema === 'cannot').flatMap((each) => each.codes);
}

const met = [...judge('surveys', 'survey', 220), ...judge('record', 'record', 30)];

test('no reason is given for what does not happen', () => {
  assert.deepEqual([...new Set(met)].sort(), Object.keys(beyondSchema));
});

test('the files in the repository are valid by both', () => {
  const blocks = (name) =>
    [...readFileSync(new URL(name, root), 'utf8').matchAll(/```json\n(.*?)```/gs)].map((match) => JSON.parse(match[1]));
  /** The reference shows endpoints and conditions alone. */
  const whole = (part) => ({
    version: 1,
    endpoints: [part.url ? part : { id: 'e', url: '/', when: part }],
    surveys: [],
  });
  const texts = [
    readFileSync(new URL('demo/surveys.json', root), 'utf8'),
    readFileSync(new URL('schema/examples/design.json', root), 'utf8'),
    ...[...blocks('README.md'), ...blocks('docs/configuration.md').map(whole)].map((block) => JSON.stringify(block)),
  ];
  assert.ok(texts.length >= 4);
  for (const [i, errors] of readNatively('surveys', texts).entries()) {
    assert.deepEqual(errors, [], texts[i]);
    assert.ok(validate.surveys(JSON.parse(texts[i])), ajv.errorsText(validate.surveys.errors));
  }
});

const examples = [...documents(JSON.parse(schemas['survey-1.json']))];
const ofExamples = readNatively(
  'surveys',
  examples.map(([, text]) => text),
);
for (const [i, [title, text]] of examples.entries()) {
  test(`an example or default of ${title}`, () => {
    assert.deepEqual(ofExamples[i], []);
    assert.ok(validate.surveys(JSON.parse(text)), ajv.errorsText(validate.surveys.errors));
  });
}

test('a definition that is referred to with words of its own brings none: editors would show those', () => {
  for (const [name, text] of Object.entries(schemas)) {
    const { $defs, ...schema } = JSON.parse(text);
    const described = new Set();
    JSON.stringify({ schema, $defs }, (_, node) => {
      if (node?.$ref && node.description) described.add(node.$ref.split('/').pop());
      return node;
    });
    for (const definition of described) {
      const { description, examples: given } = $defs[definition];
      assert.deepEqual([description, given], [undefined, undefined], `${name}: ${definition}`);
    }
  }
});

test('the schemas are what schema/build.mjs gives', () => {
  for (const [name, text] of Object.entries(schemas)) {
    assert.equal(readFileSync(new URL(`schema/${name}`, root), 'utf8'), text, `${name}: ./run docs writes it anew`);
  }
});
