// Writes docs/configuration.md: the prose of reference.template.md with tables of the schema.
//
//   node schema/reference.mjs [--check]
//
// `<!-- keys NAME... -->` in the template becomes a table of the keys of `#/$defs/NAME`, or of the file itself for
// `file`; `<!-- operators -->` the operators of conditions.
import { readFileSync, writeFileSync } from 'node:fs';

const here = (name) => new URL(name, import.meta.url);
const schema = JSON.parse(readFileSync(here('survey-1.json'), 'utf8'));
const page = here('../docs/configuration.md');

const code = (value) => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
const resolve = (part) => (part.$ref ? { ...schema.$defs[part.$ref.split('/').pop()], ...part } : part);
const count = (n) => n.toLocaleString('en');
const range = ({ minimum, maximum }) => `${count(minimum)} to ${count(maximum)}`;

/** What may be written there, in a few words. */
function typeOf(part) {
  if (part.const !== undefined) return code(part.const);
  if (part.enum) return part.enum.map(code).join(', ');
  const isEither = part.else && (part.if?.type === 'object' || part.if?.type === 'array') && !part.$ref;
  if (isEither) return `${typeOf(part.else)}, or ${part.if.type === 'array' ? 'list' : 'object'}`;
  if (part.$ref) return schema.$defs[part.$ref.split('/').pop()].title.replace(/^an? |^the /, '');
  switch (part.type) {
    case 'boolean':
      return '`true`, `false`';
    case 'integer':
      return `whole, ${range(part)}`;
    case 'number':
      return `number, ${range(part)}`;
    case 'array':
      return `list, ${count(part.minItems)} to ${count(part.maxItems)}`;
    default:
      return part.type;
  }
}

function defaultOf(part, required) {
  if (required) return 'required';
  if (part.default !== undefined) return code(part.default);
  return part.$ref === '#/$defs/condition' ? 'always' : 'none';
}

/** JSON on one line, with room in it, as one writes it by hand. */
function written(value) {
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${written(each)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function exampleOf(part) {
  const [example] = resolve(part).examples ?? [part.const ?? part.enum?.at(-1) ?? part.default];
  return example === undefined ? '' : `\`${written(example)}\``;
}

const row = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

const rowOf = (name, part, standard) => row([code(name), typeOf(part), standard, part.description, exampleOf(part)]);

function keys(name) {
  const definition = name === 'file' ? schema : schema.$defs[name];
  const { properties, required = [] } = definition.properties ? definition : definition.then;
  const rows = Object.entries(properties)
    .filter(([key]) => key !== 'required')
    .map(([key, part]) => rowOf(key, part, defaultOf(part, required.includes(key))));
  if (name === 'question') {
    const standard = '`true` for the scales, else `false`; not for `message`';
    rows.push(rowOf('required', schema.$defs.question_text.properties.required, standard));
  }
  return ['| key | type | default | meaning | example |', '|---|---|---|---|---|', ...rows].join('\n');
}

/** Each operator, how many arguments it takes, and what comes of them. */
function operators() {
  const rows = Object.entries(schema.$defs.condition.then.properties).map(([operator, part]) => {
    const definition = resolve(part);
    const { minItems, maxItems } = definition.then ?? definition;
    const most = maxItems === undefined ? ' or more' : ` to ${maxItems}`;
    const arity = minItems === maxItems ? `${minItems}` : `${minItems}${most}`;
    return row([code(operator), arity, part.description, `\`${written({ [operator]: part.examples[0] })}\``]);
  });
  return ['| operator | arguments | meaning | example |', '|---|---|---|---|', ...rows].join('\n');
}

const text = readFileSync(here('reference.template.md'), 'utf8')
  .replace(/<!-- keys (\S+) -->/g, (_, name) => keys(name))
  .replace('<!-- operators -->', operators);

if (process.argv[2] !== '--check') {
  writeFileSync(page, text);
} else if (readFileSync(page, 'utf8') !== text) {
  console.error('docs/configuration.md is not what schema/ gives; ./run docs writes it anew');
  process.exit(1);
}
