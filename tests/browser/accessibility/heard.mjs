// The survey as a screen reader meets it, from the browser's accessibility tree.

/** Said of a node where they are true. */
const told = ['checked', 'required', 'invalid', 'disabled', 'modal'];
/** Nothing that is said, or only parts of a name. */
const mute = ['generic', 'none', 'LabelText', 'Legend', 'StaticText', 'InlineTextBox', 'form', 'LineBreak'];
/** What is a text rather than has a name. */
const texts = ['status', 'alert', 'paragraph', 'code'];

const isTrue = (value) => value !== false && value !== 'false';

/** In the order of reading, a line for each thing: role, name, states, value, description. */
export async function heard(tab) {
  const { nodes } = await tab.session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const childrenOf = (node) => node.childIds.map((id) => byId.get(id)).filter(Boolean);
  const text = (node) => (node.role.value === 'StaticText' ? node.name.value : childrenOf(node).map(text).join(''));

  const line = ({ role, name, properties = [], value, description }, words) =>
    [
      `${role.value} "${name?.value || words}"`,
      ...told.filter((state) => properties.some((each) => each.name === state && isTrue(each.value.value))),
      ...properties.filter((each) => each.name === 'expanded' && !isTrue(each.value.value)).map(() => 'collapsed'),
      ...(value?.value && role.value === 'textbox' ? [`value "${value.value}"`] : []),
      ...(description?.value ? [`described "${description.value}"`] : []),
    ].join(', ');

  const ours = await nodesOf(tab);
  const lines = [];
  const walk = (node) => {
    if (!node.ignored && ours.has(node.backendDOMNodeId) && !mute.includes(node.role.value)) {
      const words = texts.includes(node.role.value) ? text(node) : '';
      if (node.name?.value || words) lines.push(line(node, words));
    }
    for (const child of childrenOf(node)) walk(child);
  };
  walk(nodes[0]);
  return lines;
}

/** The browser's numbers of all that the survey is made of. */
async function nodesOf(tab) {
  const { result } = await tab.session.send('Runtime.evaluate', {
    expression: `[...document.querySelectorAll('touchstone-survey')].find(
      (each) => each.shadowRoot && each.shadowRoot.querySelector('.card, .handle'))`,
  });
  const { node } = await tab.session.send('DOM.describeNode', { objectId: result.objectId, depth: -1, pierce: true });
  const all = new Set();
  const collect = ({ backendNodeId, children = [], shadowRoots = [] }) => {
    all.add(backendNodeId);
    for (const each of [...children, ...shadowRoots]) collect(each);
  };
  collect(node);
  return all;
}
