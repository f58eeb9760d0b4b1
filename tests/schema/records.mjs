// Every record that the engine sends in the conformance cases is one by the schema.
//
//   node tests/schema/records.mjs TRANSCRIPT
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { editorWords } from '../../schema/parts/editors.mjs';

const schema = new URL('../../schema/response-1.json', import.meta.url);
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
ajv.addVocabulary(editorWords);
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));

const unseen = new Set(['nps', 'csat', 'ces', 'rating', 'choice', 'text', 'contact', 'consent']);
let records = 0;
let failures = 0;
for (const line of readFileSync(process.argv[2], 'utf8').trim().split('\n')) {
  for (const effect of JSON.parse(line).effects ?? []) {
    // Endpoints of format template get something else.
    if (effect.type !== 'send' || !effect.body.startsWith('{"response_id"')) continue;
    const record = JSON.parse(effect.body);
    records += 1;
    for (const answer of record.answers) unseen.delete(answer.type);
    if (validate(record)) continue;
    failures += 1;
    console.error(`FAILED ${ajv.errorsText(validate.errors)}\n       ${effect.body}`);
  }
}
if (unseen.size > 0) console.error(`FAILED no record has an answer of type ${[...unseen].join(', ')}`);
console.log(`${records} records, ${failures} failed`);
process.exit(failures + unseen.size === 0 ? 0 : 1);
