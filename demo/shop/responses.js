// Responses as they arrive: first what is kept, then every change.
import { el, one } from './dom.js';
import { frame } from './frame.js';
import { language, t } from './language.js';

/**
 * @typedef {{ question: string, type: string, value: unknown, segment?: string }} Answer
 * @typedef {{ response_id: string, revision: number, status: 'shown' | 'partial' | 'completed' | 'dismissed', survey: string,
 *   touchpoint: string, locale: string, updated_at: string, answers: Answer[] }} Response
 */

const pollMs = 2_000;
const clock = new Intl.DateTimeFormat(language, { timeStyle: 'medium', dateStyle: 'short' });

/** @type {Map<string, Response>} */
const responses = new Map();

/** @param {Answer} answer */
const answerItem = ({ question, value, segment }) =>
  el(
    'li',
    {},
    el('span', { class: 'small' }, `${question} `),
    el('strong', {}, String(value)),
    ...(segment ? [' ', el('span', { class: `badge ${segment}` }, segment)] : []),
  );

/** @param {Response} response */
function row(response) {
  const { response_id: id, status, touchpoint, survey, locale, revision, updated_at: updated, answers } = response;
  const cell = (key, ...content) => el('td', { 'data-label': t(key) }, ...content);
  return el(
    'tr',
    { 'data-response': id },
    cell('time', el('time', { datetime: updated }, clock.format(new Date(updated)))),
    cell('touchpoint', touchpoint, el('br'), el('span', { class: 'small' }, survey)),
    cell('status', el('span', { class: `status ${status}` }, t(status))),
    cell('answers', answers.length > 0 ? el('ul', {}, ...answers.map(answerItem)) : '–'),
    cell('revision', String(revision)),
    cell('locale', locale),
  );
}

/** @param {Response} response @param {boolean} fresh It has just arrived. */
function take(response, fresh) {
  const known = responses.get(response.response_id);
  if (known && known.revision >= response.revision) return;
  responses.set(response.response_id, response);
  const drawn = row(response);
  if (fresh) drawn.classList.add('fresh');
  document.querySelector(`tr[data-response="${CSS.escape(response.response_id)}"]`)?.remove();
  one('tbody').prepend(drawn);
  for (const status of ['shown', 'partial', 'completed', 'dismissed']) {
    const count = [...responses.values()].filter((each) => each.status === status).length;
    one(`#count-${status}`).textContent = String(count);
  }
  one('#nothing').hidden = true;
  one('table').hidden = false;
}

/** Reads everything after `since`, and answers where to go on. @param {string} since @param {boolean} fresh */
async function read(since, fresh) {
  const response = await fetch(`/v1/responses?since=${since}`);
  const text = await response.text();
  for (const line of text.split('\n')) if (line) take(JSON.parse(line), fresh);
  return response.headers.get('X-Touchstone-Sequence') ?? since;
}

/** @param {boolean} live */
function say(live) {
  one('#connection').textContent = t(live ? 'live' : 'notLive');
  one('#connection').classList.toggle('live', live);
}

/** @param {string} since */
function poll(since) {
  say(false);
  setTimeout(() => read(since, true).then(poll, () => poll(since)), pollMs);
}

function follow(since) {
  const stream = new EventSource(`/v1/responses/stream?since=${since}`);
  let at = since;
  stream.onopen = () => say(true);
  stream.onmessage = (event) => {
    at = event.lastEventId || at;
    take(JSON.parse(event.data), true);
  };
  stream.onerror = () => {
    // A stream that only broke comes back by itself; one that was refused does not.
    if (stream.readyState === EventSource.CLOSED) poll(at);
    else say(false);
  };
}

frame();
read('0', false).then(follow, () => poll('0'));
