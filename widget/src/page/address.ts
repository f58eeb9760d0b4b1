import type { TouchstoneAnswers } from '../public';

/** What a link to the page says. */
export interface Address {
  survey: string;
  /** Undefined: the page's own. */
  locale: string | undefined;
  context: object;
  answers: TouchstoneAnswers;
}

type Node = { [name: string]: Node | string | number | boolean };

/**
 * Reads `?survey=ID&recommend=9&context.order.id=4711&locale=de`. `declared` is the `context` of surveys.json, path to type: by it, and by nothing
 * else, a text becomes a number or a boolean. What is neither of ours nor a question's, such as a newsletter's own marks, harms nobody: the engine
 * looks answers up by question.
 */
export function readAddress(query: string, declared: Record<string, unknown>): Address {
  const address = new URLSearchParams(query);
  // Without a prototype, so that no path leads to what all objects share.
  const context: Node = Object.create(null);
  const answers: Record<string, string | string[]> = Object.create(null);
  for (const name of new Set(address.keys())) {
    const values = address.getAll(name);
    const [first = ''] = values;
    const path = /^context\.(.+)/.exec(name)?.[1];
    if (path) put(context, path.split('.'), typed(first, declared[path]));
    else answers[name] = values.length > 1 ? values : first;
  }
  return { survey: address.get('survey') ?? '', locale: languageTag(address.get('locale')), context, answers };
}

function put(context: Node, path: string[], value: string | number | boolean): void {
  const last = path.pop() ?? '';
  let node = context;
  for (const name of path) {
    const next = node[name];
    const inner: Node = typeof next === 'object' ? next : Object.create(null);
    node[name] = inner;
    node = inner;
  }
  node[last] = value;
}

function typed(text: string, type: unknown): string | number | boolean {
  if (type === 'number' && text && Number.isFinite(Number(text))) return Number(text);
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}

function languageTag(text: string | null): string | undefined {
  try {
    return Intl.getCanonicalLocales(text || [])[0];
  } catch {
    return undefined;
  }
}
