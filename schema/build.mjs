// Writes the JSON Schemas of this folder from schema/parts.
//
//   node schema/build.mjs
import { writeFileSync } from 'node:fs';
import { forEditors } from './parts/editors.mjs';
import { file } from './parts/file.mjs';
import { record } from './parts/record.mjs';
import { score } from './parts/score.mjs';

/** File name to what stands in it. */
export const schemas = {
  'survey-1.json': `${JSON.stringify(forEditors(file), null, 2)}\n`,
  'response-1.json': `${JSON.stringify(forEditors(record), null, 2)}\n`,
  'score-1.json': `${JSON.stringify(forEditors(score), null, 2)}\n`,
};

if (import.meta.url === `file://${process.argv[1]}`) {
  for (const [name, text] of Object.entries(schemas)) writeFileSync(new URL(name, import.meta.url), text);
}
