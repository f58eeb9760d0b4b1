// Every example and default that the schema gives, put into a document where it may stand.

const question = (more) => ({ id: 'recommend', text: '?', ...more });
const options = ['a', 'b', 'c'].map((id) => ({ id, text: id }));

/** A file of one survey, whose questions and endings are what the examples' jumps lead to. */
const fileWith = (member) => ({
  version: 1,
  endpoints: [{ id: 'e', url: '/' }],
  theme: {},
  privacy: {},
  touchpoints: [{ name: 't', page: {}, on: { returned: true } }],
  surveys: [
    {
      id: 's',
      touchpoint: 't',
      show: {},
      display: {},
      questions: [question(member), { id: 'why', type: 'text', text: '?' }],
      endings: [{ id: 'z', text: 'Z' }],
      variants: [{ id: 'x' }, { id: 'y' }],
    },
  ],
});

const nps = { type: 'nps' };
const first = '/surveys/0/questions/0';

/** Name in $defs, '' for the file: where such an object stands, in which question, and with what else where needed. */
const places = {
  '': ['', nps],
  theme: ['/theme', nps],
  privacy: ['/privacy', nps],
  endpoint: ['/endpoints/0', nps, { template: { format: 'template' }, format: { template: {} } }],
  survey: ['/surveys/0', nps],
  show: ['/surveys/0/show', nps],
  variant: ['/surveys/0/variants/0', nps],
  page_touchpoint: ['/touchpoints/0', nps],
  page: ['/touchpoints/0/page', nps],
  on: ['/touchpoints/0/on', nps],
  display: ['/surveys/0/display', nps, { label: { type: 'tab' } }],
  ending: ['/surveys/0/endings/0', nps],
  question: [first, nps],
  option: [`${first}/options/0`, { type: 'choice', multiple: true, options }],
  jump: [`${first}/next/0`, { type: 'nps', next: [{ go: 'why' }] }],
  question_nps: [first, nps],
  question_csat: [first, { type: 'csat' }],
  question_ces: [first, { type: 'ces', variant: 'agreement_7' }],
  question_rating: [first, { type: 'rating' }],
  question_choice: [first, { type: 'choice', multiple: true, options }],
  question_text: [first, { type: 'text' }],
  question_contact: [first, { type: 'contact' }],
  question_consent: [first, { type: 'consent', label: 'L' }],
  question_message: [first, { type: 'message' }],
};

const tokens = (pointer) => pointer.split('/').slice(1);
const objectAt = (document, pointer) => tokens(pointer).reduce((at, token) => at[token], document);

/** Names and texts of the documents. A part of the schema that has no place here is an error. */
export function* documents(schema) {
  const objects = Object.entries({ '': schema, ...schema.$defs }).filter(([, { properties }]) => properties);
  for (const [name, { properties }] of objects) {
    const [pointer, member, needs = {}] = places[name] ?? [];
    if (pointer === undefined) throw new Error(`no place for the examples of ${name}`);
    for (const [key, part] of Object.entries(properties)) {
      const standard = schema.$defs[part.$ref?.split('/').pop()];
      const values = [...(part.examples ?? standard?.examples ?? [])];
      if (part.default !== undefined) values.push(part.default);
      for (const value of values) {
        const document = structuredClone(fileWith(member));
        const object = objectAt(document, pointer);
        if (key !== 'format' || value === 'template') Object.assign(object, needs[key]);
        // One moment takes the place of another.
        if (name === 'on') delete object.returned;
        object[key] = value;
        yield [`${name || 'file'}: "${key}": ${JSON.stringify(value)}`, JSON.stringify(document)];
      }
    }
  }
  for (const [operator, { examples }] of Object.entries(schema.$defs.condition.then.properties)) {
    const document = fileWith(nps);
    document.surveys[0].show.when = { [operator]: examples[0] };
    yield [`operator "${operator}"`, JSON.stringify(document)];
  }
}
