import { makePlain } from './make_rule.mjs';
import { oddNumbers, oddTexts } from './random.mjs';

/** All objects and lists in a value, itself included. */
function containers(value) {
  if (value === null || typeof value !== 'object') return [];
  return [value, ...Object.values(value).flatMap(containers)];
}

const wrongValues = (random) => [
  ...oddNumbers,
  ...oddTexts,
  '',
  null,
  true,
  [],
  {},
  [[]],
  { a: 1, b: 2 },
  -1,
  1001,
  'javascript:alert(1)',
  '{answers.',
  '{nowhere.at.all}',
  'x'.repeat(3000),
  makePlain(random),
];

/** Changes the value in one place: something is missing, of another type, misspelt or there twice. */
export function mutateValue(random, value) {
  const place = random.pick(containers(value));
  const names = Object.keys(place);
  const name = names.length > 0 ? random.pick(names) : undefined;
  const kind = random.below(4);
  if (kind === 0 || name === undefined) {
    const added = random.pick(wrongValues(random));
    if (Array.isArray(place)) place.push(added);
    else place[random.pick(['type', 'when', 'next', 'requird', 'Ünbekannt', 'points', 'fields'])] = added;
  } else if (kind === 1) {
    if (Array.isArray(place)) place.splice(Number(name), 1);
    else delete place[name];
  } else if (kind === 2) {
    place[name] = random.pick(wrongValues(random));
  } else if (Array.isArray(place)) {
    place.push(place[name]);
  } else {
    place[`${name}s`] = place[name];
    delete place[name];
  }
}

/** Changes the text in one place. */
export function mutateText(random, text) {
  const at = random.below(text.length);
  const bits = ['"', '{', '}', '[', ']', ',', ':', '\\', '\n', ' ', '0', '1e999', '\\ud83d', '\\u0000', '\u0000', 'é'];
  switch (random.below(4)) {
    case 0:
      return text.slice(0, at).toWellFormed();
    case 1:
      return `${text.slice(0, at)}${random.pick(bits)}${text.slice(at)}`.toWellFormed();
    case 2:
      return `${text.slice(0, at)}${text.slice(at + 1)}`.toWellFormed();
    default:
      return text.replace(/"(id|type|text)":/, (found) => `${found}${random.below(3)},${found}`);
  }
}
