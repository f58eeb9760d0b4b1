// The operators of JsonLogic: the fewest and the most arguments, as in src/logic/rule.cpp, what comes of them, an example.

const any = Number.POSITIVE_INFINITY;
const v = (path) => ({ var: path });
const products = v('context.order.products');

export const operators = {
  var: [0, 2, 'The value at a path; the second argument where there is none.', 'segments.recommend'],
  missing: [0, any, 'Those of the paths that lead to nothing, as a list.', ['context.order.value']],
  missing_some: [
    2,
    2,
    'A number and a list of paths: those that lead to nothing, or an empty list where at least that many lead to something.',
    [1, ['context.order.value', 'context.cart.value']],
  ],
  if: [
    0,
    any,
    'Condition, value, condition, value, ..., else: the value behind the first condition that holds.',
    [{ '>': [v('context.order.value'), 100] }, 'big', 'small'],
  ],
  '?:': [0, any, 'As `if`.', [v('context.member'), 'yes', 'no']],
  '==': [2, 2, 'Equal, after conversion: `"1"` equals 1.', [v('segments.recommend'), 'detractor']],
  '===': [2, 2, 'Equal, and of one type.', [v('device'), 'phone']],
  '!=': [2, 2, 'Not equal, after conversion.', [v('segments.recommend'), 'detractor']],
  '!==': [2, 2, 'Not equal, or of two types.', [v('device'), 'phone']],
  '!': [0, 1, 'True for false, 0, empty text, an empty list and what is absent.', v('answers.why')],
  '!!': [0, 1, 'True for everything else.', v('answers.why')],
  or: [
    1,
    any,
    'The first that holds, else the last.',
    [{ '==': [v('device'), 'phone'] }, { '==': [v('device'), 'tablet'] }],
  ],
  and: [
    1,
    any,
    'The first that does not hold, else the last.',
    [{ '==': [v('segments.recommend'), 'detractor'] }, { '>=': [v('context.order.value'), 100] }],
  ],
  '>': [2, 2, 'Greater.', [v('answers.recommend'), 6]],
  '>=': [2, 2, 'Greater or equal.', [v('context.order.value'), 20]],
  '<': [2, 3, 'Less; of three: the second lies between the others.', [v('answers.satisfaction'), 3]],
  '<=': [2, 3, 'Less or equal; of three: between the others, or on one of them.', [7, v('answers.recommend'), 8]],
  max: [0, any, 'The greatest.', [v('answers.price'), v('answers.quality')]],
  min: [0, any, 'The smallest.', [v('answers.price'), v('answers.quality')]],
  '+': [0, any, 'The sum; of one: the number that it is, or says.', [v('answers.price'), v('answers.quality')]],
  '-': [1, 2, 'The difference; of one: its negative.', [v('answers.quality'), v('answers.price')]],
  '*': [1, any, 'The product.', [v('context.order.items'), 2]],
  '/': [2, 2, 'The quotient.', [v('context.order.value'), v('context.order.items')]],
  '%': [2, 2, 'The remainder.', [v('context.order.items'), 2]],
  map: [2, 2, 'A list, and what to make of each item: paths begin at the item there.', [products, v('category')]],
  filter: [2, 2, 'A list, and what must hold for an item to stay.', [products, { '>': [v('price'), 50] }]],
  reduce: [
    2,
    3,
    'A list, what to make of `current` and `accumulator`, and what to begin with.',
    [products, { '+': [v('current.price'), v('accumulator')] }, 0],
  ],
  all: [2, 2, 'Whether it holds for every item; not for an empty list.', [products, { '>': [v('price'), 10] }]],
  none: [2, 2, 'Whether it holds for no item.', [products, { '==': [v('category'), 'gift'] }]],
  some: [2, 2, 'Whether it holds for an item at least.', [products, { '==': [v('category'), 'gift'] }]],
  merge: [
    0,
    any,
    'All arguments as one list; lists among them are opened.',
    [v('answers.trouble'), v('answers.praise')],
  ],
  in: [
    2,
    2,
    'Whether the first is an item of the list, or a part of the text, that comes second.',
    ['late', v('answers.trouble')],
  ],
  cat: [0, any, 'The arguments as text, one behind the other.', [v('context.customer.country'), '-', v('device')]],
  substr: [
    2,
    3,
    'Part of a text: where it begins, from 0, negative: from the end; and how long it is, negative: how much to leave out at the end.',
    [v('locale'), 0, 2],
  ],
  log: [1, 1, 'Its argument; nothing is written anywhere.', v('answers.recommend')],
};
