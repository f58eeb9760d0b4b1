// Conditions: JsonLogic, each operator with the number of arguments that it works on.
import { ref, refer } from './common.mjs';
import { operators } from './operators.mjs';

const any = Number.POSITIVE_INFINITY;

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
      properties: Object.fromEntries(
        Object.entries(operators).map(([name, [fewest, most, meaning, example]]) => [
          name,
          refer(nameOf([fewest, most]), meaning, { examples: [example] }),
        ]),
      ),
      additionalProperties: false,
      errorMessage: 'A condition has one operator of JsonLogic: {"==": [a, b]}. Join several with "and".',
    },
    else: { items: ref('condition') },
    examples: [{ '==': [{ var: 'segments.recommend' }, 'detractor'] }],
  },
  ...Object.fromEntries(Object.values(operators).map((arity) => [nameOf(arity), argumentsOf(arity)])),
};
