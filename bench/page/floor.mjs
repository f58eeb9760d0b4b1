// The floor: what a developer would write by hand for these two questions and nothing else. No conditions, no languages, no second try.
import { readFileSync } from 'node:fs';
import { ask, shopPage } from './shop.mjs';

export const floor = () => ({
  name: 'hand-written floor',
  files: {
    '/index.html': shopPage({ head: '<script async src="/floor.js"></script>\n' }),
    '/floor.js': readFileSync(new URL('floor.client.js', import.meta.url), 'utf8'),
  },
  questions: [
    { path: ['.survey p'], text: ask.recommend },
    { path: ['.survey p'], text: ask.why },
  ],
  clickNext: ['.survey button:nth-child(10)'],
});
