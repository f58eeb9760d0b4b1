/**
 * Keeps what stands in an element as it is described. What is there already and of the same type and key, in the same place, is kept and only
 * changed where its description has; so a field keeps its text and its focus. Nothing changes places: what would have to is made anew.
 *
 * Numbers are handed to the browser as they are: a script that makes texts of many has V8 keep a table of 64 KB for them.
 */
import { Component } from './component';
import type { Child, ComponentClass, Description, Part, Props, Ref } from './jsx';

/** One thing described, as it was drawn last. */
class Drawn implements EventListenerObject {
  /** Of a component, its element's. */
  node: Element | Text | undefined;
  children: Places = [];
  self: Component | undefined;
  inner: Drawn | undefined;

  constructor(public from: Description) {}

  /** Whoever the last description names, for listeners are added once. */
  handleEvent(event: Event): void {
    (this.from.props[`on${event.type}`] as ((event: Event) => void) | undefined)?.(event);
  }
}

/** By place among siblings; nothing where nothing is drawn. */
type Places = (Drawn | undefined)[];

/** The same for every drawing into one element. */
interface Pass {
  again(): void;
  /** To be done when all is drawn. */
  after: (() => void)[];
}

const isClass = (type: Description['type']): type is ComponentClass =>
  typeof type === 'function' && type.prototype instanceof Component;

/** A description for every place. Of functions, of what they describe. */
function placesOf(content: Child): (Description | undefined)[] {
  if (Array.isArray(content)) return content.flatMap(placesOf);
  if (content == null || typeof content === 'boolean') return [undefined];
  if (typeof content !== 'object') return [{ type: '', props: { children: content }, key: undefined }];
  const { type, props, key } = content as Description;
  if (typeof type === 'string' || isClass(type)) return [content as Description];
  return placesOf((type as Part<Props>)(props)).map((each) => each && { ...each, key: each.key ?? key });
}

/** How HTML writes a value. Without a dash in its name, an attribute that is true is there, and one that is false is not. */
function write(element: Element, name: string, value: unknown): void {
  const isWord = name.includes('-');
  if (value == null || (value === false && !isWord)) element.removeAttribute(name);
  else element.setAttribute(name, value === true && !isWord ? '' : (value as string));
}

function update(drawn: Drawn, element: Element, before: Props, props: Props): void {
  for (const name in { ...before, ...props }) {
    const value = props[name];
    if (name === 'ref') (value as Ref<Element>).current = element;
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), drawn);
    // The visitor may have changed them since.
    else if (name === 'checked' || (name === 'value' && typeof value === 'string')) {
      const field = element as HTMLInputElement;
      if (field[name] !== value) Object.assign(field, { [name]: value });
    } else if (value !== before[name] && name !== 'children') {
      // A policy of the page may forbid the attribute, but not this.
      if (name === 'style') Object.assign((element as HTMLElement).style, value);
      else write(element, name, value);
    }
  }
}

const svg = 'http://www.w3.org/2000/svg';

function drawOne(was: Drawn | undefined, from: Description, inDrawing: boolean, pass: Pass): Drawn {
  const { type, props, key } = from;
  const isKept = was && was.from.type === type && was.from.key === key;
  const drawn = isKept ? was : new Drawn(from);
  const before = isKept ? was.from.props : {};
  drawn.from = from;
  if (isClass(type)) {
    drawn.self ??= new type(props as never, pass.again);
    const { self } = drawn;
    self.props = props;
    drawn.inner = drawOne(drawn.inner, self.render(props, self.state), inDrawing, pass);
    drawn.node = drawn.inner.node;
    if (isKept) pass.after.push(() => self.drawnAgain(before));
  } else if (type) {
    const inside = inDrawing || type === 'svg';
    drawn.node ??= inside ? document.createElementNS(svg, type as string) : document.createElement(type as string);
    const element = drawn.node as Element;
    update(drawn, element, before, props);
    drawn.children = drawAll(element, drawn.children, props.children as Child, inside, pass);
  } else {
    drawn.node ??= new Text();
    if (props.children !== before.children) drawn.node.textContent = props.children as string;
  }
  return drawn;
}

/** From the last to the first, so that each knows what it stands before. */
function drawAll(parent: Element, was: Places, content: Child, inDrawing: boolean, pass: Pass): Places {
  const wanted = placesOf(content);
  const now: Places = [];
  let next: ChildNode | null = null;
  for (let i = Math.max(was.length, wanted.length) - 1; i >= 0; --i) {
    const old = was[i];
    const oldNode = old?.node;
    const description = wanted[i];
    const drawn = description && drawOne(old, description, inDrawing, pass);
    if (drawn?.node !== oldNode) {
      oldNode?.remove();
      if (drawn?.node) parent.insertBefore(drawn.node, next);
    }
    now[i] = drawn;
    next = drawn?.node ?? next;
  }
  return now;
}

/** Returns what draws into `root`, where nobody else does; nothing takes everything away. `failed` hears what goes wrong when a component asks. */
export function drawInto(root: Element, failed: (failure: unknown) => void): (content: Child) => void {
  let places: Places = [];
  let last: Child;
  let isDue = false;

  function draw(content: Child): void {
    last = content;
    const pass: Pass = { again, after: [] };
    if (content) places = drawAll(root, places, content, false, pass);
    else {
      places = [];
      root.replaceChildren();
    }
    for (const act of pass.after) act();
  }

  function again(): void {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      try {
        draw(last);
      } catch (failure) {
        failed(failure);
      }
    });
  }

  return draw;
}
