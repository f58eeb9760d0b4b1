// What axe-core cannot see: the keyboard, what is said, what is seen. In Chromium, by its accessibility tree and its pixels;
// docs/accessibility.md says what of it the journeys repeat in other engines.
import { after, before, test } from 'node:test';
import { keyboard } from './accessibility/keyboard.mjs';
import { seen } from './accessibility/seen.mjs';
import { spoken } from './accessibility/spoken.mjs';
import { startStage } from './accessibility/stage.mjs';

let stage;
before(async () => {
  stage = await startStage();
});
after(() => stage.stop());

for (const { title, check } of [...keyboard, ...spoken, ...seen]) test(title, () => check(stage));
