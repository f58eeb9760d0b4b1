// Conditions: JsonLogic, each operator with the number of arguments that it works on.
import { ref } from './common.mjs';

const any = Number.POSITIVE_INFINITY;

/** Operator: the fewest and the most arguments. */
export const operators = {
  var: [0, 2],
  missing: [0, any],
  missing_some: [2, 2],
  if: [0, any],
  '?:': [0, any],
  '==': [2, 2],
  '===': [2, 2],
  '!=': [2, 2],
  '!==': [2, 2],
  '!': [0, 1],
  '!!': [0, 1],
  or: [1, any],
  and: [1, any],
  '>': [2, 2],
  '>=': [2, 2],
  '<': [2, 3],
  '<=': [2, 3],
  max: [0, any],
  min: [0, any],
  '+': [0, any],
  '-': [1, 2],
  '*': [1, any],
  '/': [2, 2],
  '%': [2, 2],
  map: [2, 2],
  filter: [2, 2],
  reduce: [2, 3],
  all: [2, 2],
  none: [2, 2],
  some: [2, 2],
  merge: [0, any],
  in: [2, 2],
  cat: [0, any],
  substr: [2, 3],
  log: [1, 1],
};

const nameOf = ([fewest, most]) => `arguments_${fewest}_${most === any ? 'or_more' : `to_${most}`}`;

/** One argument can stand without its list: {"!": x} is short for {"!": [x]}. */
function argumentsOf([fewest, most]) {
  const items = {
    type: 'array',
    items: ref('condition'),
    minItems: fewest,
    ...(most !== any && { maxItems: most }),
  };
  if (fewest > 1) return items;
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  return { if: { type: 'array' }, then: items, else: ref('condition') };
}

export const condition = {
  condition: {
    title: 'condition',
    description:
      'JsonLogic over `answers`, `segments`, `context`, `locale` and `device`: one operator, or a plain value.',
    if: { type: 'object' },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: {
      minProperties: 1,
      maxProperties: 1,
      properties: Object.fromEntries(Object.entries(operators).map(([name, arity]) => [name, ref(nameOf(arity))])),
      additionalProperties: false,
    },
    else: { items: ref('condition') },
    examples: [{ '==': [{ var: 'segments.recommend' }, 'detractor'] }],
  },
  ...Object.fromEntries(Object.values(operators).map((arity) => [nameOf(arity), argumentsOf(arity)])),
};
