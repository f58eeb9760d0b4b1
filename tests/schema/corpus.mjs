// The corpus: files of tables, expanded into whole documents.
//
// A file is { about, base, tables, cases }. A table puts each of its values at one place of the base:
//   { at: '/json/pointer', set?: {...}, values: [[value, true], [value, false, 'code', 'cannot'?], ...] }
// A case changes the base: { title, set?, remove?, fill?, long?, replace?, valid, codes?, schema? }
//   set: { pointer: value }; remove: [pointer];
//   fill: { pointer: [count, value] }  a list of so many; `$` becomes the number
//   members: { pointer: [count, name, value] }  an object of so many; `$` in the name becomes the number
//   long: { pointer: [count, text] }   the text so many times
//   nest: { pointer: [count, value] }  so many {"!": ...} around the value
//   replace: [from, to]                in the written document
// `codes` are those of the reader, each once, in alphabetical order. `schema: 'cannot'`: the schema lets it pass.
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('corpus/', import.meta.url);

const numbered = (value, i) => JSON.parse(JSON.stringify(value).replaceAll('$', i));

/** The object or list that holds the place, and the last token of the way there. */
function find(document, pointer) {
  const tokens = pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = tokens.pop();
  return [tokens.reduce((at, token) => at[token], document), last];
}

function put(document, pointer, value) {
  const [parent, name] = find(document, pointer);
  parent[name] = value;
}

function expand(base, change) {
  const document = structuredClone(base);
  for (const [pointer, value] of Object.entries(change.set ?? {})) put(document, pointer, structuredClone(value));
  for (const [pointer, [count, text]] of Object.entries(change.long ?? {})) put(document, pointer, text.repeat(count));
  for (const [pointer, [count, value]] of Object.entries(change.fill ?? {}))
    put(
      document,
      pointer,
      Array.from({ length: count }, (_, i) => numbered(value, i)),
    );
  for (const [pointer, [count, member, value]] of Object.entries(change.members ?? {})) {
    const names = Array.from({ length: count }, (_, i) => [member.replace('$', i), value]);
    put(document, pointer, Object.fromEntries(names));
  }
  for (const [pointer, [count, value]] of Object.entries(change.nest ?? {})) {
    let nested = value;
    for (let i = 0; i < count; ++i) nested = { '!': nested };
    put(document, pointer, nested);
  }
  for (const pointer of change.remove ?? []) {
    const [parent, name] = find(document, pointer);
    if (Array.isArray(parent)) parent.splice(Number(name), 1);
    else delete parent[name];
  }
  const text = JSON.stringify(document, null, 1);
  return change.replace ? text.replace(...change.replace) : text;
}

function* casesOf(name) {
  const { base, tables = [], cases = [] } = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  yield { title: `${name}: the base`, text: JSON.stringify(base), valid: true, codes: [], schema: 'can' };
  for (const { at, set, values } of tables) {
    for (const [value, valid, codes = '', schema = 'can'] of values) {
      const title = `${name}: ${at} = ${JSON.stringify(value)}${set ? ` with ${JSON.stringify(set)}` : ''}`;
      const text = expand(base, { set: { ...set, [at]: value } });
      yield { title, text, valid, codes: codes.split(' ').filter(Boolean), schema };
    }
  }
  for (const change of cases) {
    const { title, valid, codes = [], schema = 'can' } = change;
    yield { title: `${name}: ${title}`, text: expand(base, change), valid, codes, schema };
  }
}

/** All cases of the files whose names begin so. */
export const read = (beginning) =>
  readdirSync(folder)
    .filter((name) => name.startsWith(beginning))
    .sort()
    .flatMap((name) => [...casesOf(name)]);
