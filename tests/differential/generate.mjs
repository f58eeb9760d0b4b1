// Makes the cases of the differential test: NDJSON, a case a line, {"surveys": TEXT, "events": [TEXT...]}. The same number
// is the same case, always.
//
//   node tests/differential/generate.mjs COUNT CASES.ndjson
import { closeSync, openSync, writeSync } from 'node:fs';
import { makeEvents } from './make_events.mjs';
import { makeSurveys } from './make_surveys.mjs';
import { mutateText, mutateValue } from './mutate.mjs';
import { makeRandom } from './random.mjs';

/** A third of the configurations is wrong somewhere: most in their content, some no longer JSON. */
function makeCase(number) {
  const random = makeRandom(number);
  const surveys = makeSurveys(random);
  const events = makeEvents(random, surveys);
  const wrong = random.below(9);
  if (wrong < 2) for (let i = random.between(1, 4); i > 0; --i) mutateValue(random, surveys);
  const text = JSON.stringify(surveys, null, random.chance(30) ? 2 : undefined);
  return { surveys: wrong === 2 ? mutateText(random, text) : text, events };
}

const [count, path] = process.argv.slice(2);
const file = openSync(path, 'w');
for (let number = 1; number <= Number(count); ++number) writeSync(file, `${JSON.stringify(makeCase(number))}\n`);
closeSync(file);
