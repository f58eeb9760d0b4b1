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

/** The token that `touchstone serve` prints, taken out of the address, where others would see it. */
function takeToken() {
  const token = decodeURIComponent(location.hash.slice(1));
  if (token) {
    sessionStorage.setItem('responses-token', token);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return token || (sessionStorage.getItem('responses-token') ?? '');
}

const headers = { Authorization: `Bearer ${takeToken()}` };
// Somebody puts the token behind the address of the page that is open already.
addEventListener('hashchange', () => location.reload());

/** Reads everything after `since`, and answers where to go on. @param {string} since @param {boolean} fresh */
async function read(since, fresh) {
  const response = await fetch(`/v1/responses?since=${since}`, { headers });
  if (!response.ok) throw response;
  const text = await response.text();
  for (const line of text.split('\n')) if (line) take(JSON.parse(line), fresh);
  return response.headers.get('X-Touchstone-Sequence') ?? since;
}

/** @param {boolean} live */
function say(live) {
  one('#connection').textContent = t(live ? 'live' : 'notLive');
  one('#connection').classList.toggle('live', live);
}

/** One event of the stream. Answers its id, or nothing where it has none. @param {string} text */
function takeEvent(text) {
  const fields = Object.fromEntries(text.split('\n').map((line) => line.split(/: (.*)/s, 2)));
  if (fields.data) take(JSON.parse(fields.data), true);
  return fields.id;
}

/** Follows the stream until it ends. An EventSource could not show the token. @param {string} since */
async function follow(since) {
  const response = await fetch(`/v1/responses/stream?since=${since}`, { headers });
  if (!response.ok || !response.body) throw response;
  say(true);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let at = since;
  let text = '';
  for (let { value, done } = await reader.read(); !done; { value, done } = await reader.read()) {
    const events = (text + value).split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) at = takeEvent(event) ?? at;
  }
  return at;
}

/** Reads, then follows, and begins again when that ends. @param {string} since */
async function watch(since) {
  let at = since;
  try {
    at = await read(since, since !== '0');
    at = await follow(at);
  } catch (error) {
    if (error instanceof Response && error.status === 401) {
      one('#nothing').textContent = t('responsesToken');
      return;
    }
  }
  say(false);
  setTimeout(() => watch(at), pollMs);
}

frame();
watch('0');
