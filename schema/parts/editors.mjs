// What editors read beside JSON Schema, and how they read it.

/** Keywords for the eyes of a person at an editor; they change nothing of what is valid. */
export const editorWords = ['errorMessage', 'markdownEnumDescriptions', 'patternErrorMessage'];

/** A form that a text has, and what to write where it has not. */
export const shaped = (pattern, message) => ({ pattern, patternErrorMessage: message });

/** What may not stand here, and why: editors say "not allowed" of a plain `false`. */
export const never = (why) => ({ not: {}, errorMessage: why });

/** One of some words, with the meaning of each. */
export const meanings = (of) => ({ markdownEnumDescriptions: of });

function eachNode(node, visit) {
  if (node === null || typeof node !== 'object') return;
  visit(node);
  for (const child of Object.values(node)) eachNode(child, visit);
}

/**
 * The schema with the words of definitions at the places that refer to them. Where both have some, editors show those of
 * the definition: one would read at every text what a text is, and never what it is for.
 */
export function forEditors(schema) {
  const whole = structuredClone(schema);
  const words = {};
  eachNode(whole, ({ $ref, description }) => {
    if ($ref === undefined || description === undefined) return;
    const { description: meaning, examples } = whole.$defs[$ref.split('/').pop()];
    words[$ref.split('/').pop()] = { meaning, examples };
  });
  eachNode(whole, (node) => {
    const { examples } = words[node.$ref?.split('/').pop()] ?? {};
    if (examples !== undefined && node.description !== undefined) node.examples ??= examples;
  });
  for (const [name, { meaning }] of Object.entries(words)) {
    const definition = whole.$defs[name];
    if (meaning !== undefined) definition.$comment = meaning;
    delete definition.description;
    delete definition.examples;
  }
  return whole;
}
