import { oddNumbers, oddTexts } from './random.mjs';

/** Operators of JsonLogic: the fewest and, here, the most arguments. */
const operators = {
  '==': [2, 2],
  '===': [2, 2],
  '!=': [2, 2],
  '!==': [2, 2],
  '>': [2, 2],
  '>=': [2, 2],
  '<': [2, 3],
  '<=': [2, 3],
  '!': [0, 1],
  '!!': [0, 1],
  or: [1, 4],
  and: [1, 4],
  if: [0, 5],
  '?:': [0, 3],
  in: [2, 2],
  cat: [0, 4],
  substr: [2, 3],
  '+': [0, 3],
  '-': [1, 2],
  '*': [1, 3],
  '/': [2, 2],
  '%': [2, 2],
  max: [0, 3],
  min: [0, 3],
  map: [2, 2],
  filter: [2, 2],
  reduce: [2, 3],
  all: [2, 2],
  none: [2, 2],
  some: [2, 2],
  merge: [0, 3],
  missing: [0, 3],
  missing_some: [2, 2],
  log: [1, 1],
};

/** A value that is no rule. */
export function makePlain(random, depth = 2) {
  switch (random.below(depth > 0 ? 6 : 4)) {
    case 0:
      return random.pick(oddNumbers);
    case 1:
      return random.pick(['promoter', 'o0', 'o1', '', ' 7 ', '1,5', '0x10', '-0', '1e3', 'Infinity', ...oddTexts]);
    case 2:
      return random.below(12);
    case 3:
      return random.pick([true, false, null]);
    default:
      return Array.from({ length: random.below(4) }, () => makePlain(random, depth - 1));
  }
}

function makeVariable(random, ids) {
  const paths = [
    'context.order.value',
    'context.list',
    'locale',
    'device',
    'current',
    'accumulator',
    '',
    '0',
    'answers',
  ];
  const path = random.chance(60)
    ? `${random.pick(['answers', 'answers', 'segments'])}.${random.pick(ids)}`
    : random.pick(paths);
  return random.chance(25) ? { var: [path, makePlain(random)] } : { var: path };
}

/** A condition over the answers to the questions of these ids; `depth`: of operators. */
export function makeRule(random, ids, depth = 3) {
  const kind = random.below(depth > 0 ? 10 : 4);
  if (kind < 2) return makeVariable(random, ids);
  if (kind < 4) return makePlain(random);
  if (kind === 4) {
    // What most conditions say.
    const word = random.pick(['promoter', 'detractor', 'satisfied', 'easy', 'o0', 1, 5, null]);
    return { [random.pick(['==', '!=', '<', '>='])]: [makeVariable(random, ids), word] };
  }
  const name = random.pick(Object.keys(operators));
  const [least, most] = operators[name];
  return { [name]: Array.from({ length: random.between(least, most) }, () => makeRule(random, ids, depth - 1)) };
}
