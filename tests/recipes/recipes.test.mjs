// The recipes of docs/delivery.md: a survey is answered against each, by the module of the shop's page, and what leaves is held
// against what the service documents. The services themselves are not asked.
//
//   node tests/recipes/recipes.test.mjs DIST
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CloudEvent, HTTP } from 'cloudevents';
import { engineMaker } from '../conformance/engine.mjs';

const dist = process.argv[2] ?? 'dist';
const makeEngine = await engineMaker('wasm', dist);
const page = readFileSync(new URL('../../docs/delivery.md', import.meta.url), 'utf8');
const recipes = Object.fromEntries(
  [...page.matchAll(/^```json (\S+)\n(.*?)^```$/gms)].map(([, name, json]) => [name, JSON.parse(json)]),
);

const surveys = (endpoint) =>
  JSON.stringify({
    version: 1,
    endpoints: [endpoint],
    surveys: [
      {
        id: 'after-checkout',
        touchpoint: 'checkout.completed',
        questions: [
          { id: 'recommend', type: 'nps', text: '?' },
          { id: 'why', type: 'text', text: '?' },
        ],
        endings: [{ id: 'thanks', text: 'Thank you!' }],
      },
    ],
  });

/** Everything that leaves while a visitor answers 3 and these words, and every request is confirmed. */
function played(name, why) {
  const engine = makeEngine();
  assert.deepEqual(JSON.parse(engine.load(surveys(recipes[name]))).errors, undefined);
  const left = [];
  let at = 1_795_255_200_000;
  const tell = (event) => {
    at += 1000;
    for (const effect of JSON.parse(engine.handle(JSON.stringify({ at, ...event }))).effects) {
      if (effect.type === 'push') left.push(effect);
      if (effect.type !== 'send') continue;
      left.push(effect);
      tell({ type: 'sent', request: effect.request, status: effect.no_cors ? 0 : 200, unknown: effect.no_cors });
    }
  };
  tell({ type: 'track', touchpoint: 'checkout.completed', seed: '0123456789abcdef0123456789abcdef' });
  tell({ type: 'answer', question: 'recommend', value: 3 });
  tell({ type: 'answer', question: 'why', value: why });
  tell({ type: 'page_hidden' });
  return left;
}

const nasty = '"}],\n<@everyone> &a=b% \\ {survey}';

const facts = {
  slack([sent, ...more]) {
    assert.equal(more.length, 0);
    assert.equal(sent.content_type, 'text/plain;charset=UTF-8', 'a type that needs no leave');
    assert.equal(sent.no_cors, true);
    assert.deepEqual(JSON.parse(sent.body), { text: `3/10 at checkout.completed: ${nasty}` });
  },
  discord([sent, ...more]) {
    assert.equal(more.length, 0);
    assert.equal(sent.content_type, 'application/json');
    const { content, allowed_mentions } = JSON.parse(sent.body);
    assert.equal(content, `3/10 at checkout.completed: ${nasty}`);
    assert.deepEqual(allowed_mentions, { parse: [] }, 'nobody is called, whatever a visitor writes');
  },
  'google-form'([sent, ...more]) {
    assert.equal(more.length, 0);
    assert.equal(sent.content_type, 'application/x-www-form-urlencoded');
    assert.deepEqual(
      [...new URLSearchParams(sent.body)],
      [
        ['entry.1000001', '3'],
        ['entry.1000002', nasty],
      ],
    );
  },
  'data-layer'([pushed, ...more]) {
    assert.equal(more.length, 0);
    assert.equal(pushed.to, 'dataLayer');
    assert.deepEqual(JSON.parse(pushed.body), {
      event: 'survey_completed',
      survey_id: 'after-checkout',
      score: '3',
      segment: 'detractor',
    });
  },
  'page-event'(pushed) {
    assert.deepEqual(
      pushed.map(({ to, body }) => [to, JSON.parse(body).status]),
      [
        ['event', 'shown'],
        ['event', 'partial'],
        ['event', 'completed'],
      ],
    );
  },
  automation([sent, ...more]) {
    assert.equal(more.length, 0);
    assert.deepEqual(sent.headers, { 'X-Source': 'touchstone' });
    const { response, ...rest } = JSON.parse(sent.body);
    assert.match(response, /^[0-9a-f-]{36}$/);
    assert.deepEqual(rest, { survey: 'after-checkout', score: '3', comment: nasty });
  },
  cloudevents(sent) {
    assert.equal(sent.length, 3);
    const seen = new Set();
    for (const { body, content_type } of sent) {
      const event = HTTP.toEvent({ headers: { 'content-type': content_type }, body });
      assert.ok(event instanceof CloudEvent && event.validate());
      assert.equal(event.specversion, '1.0');
      assert.equal(event.subject, event.data.response_id);
      seen.add(`${event.source} ${event.id}`);
    }
    assert.equal(seen.size, 3, 'source and id name a revision once and for all');
  },
};

for (const name of Object.keys(recipes))
  test(`${name}: what arrives is what is documented`, () => facts[name](played(name, nasty)));

test('every recipe is looked at, and every fact is about one', () => {
  assert.deepEqual(Object.keys(recipes).sort(), Object.keys(facts).sort());
});
