/**
 * What the views are written in: descriptions of elements. JSX becomes calls of `jsx`; `draw.ts` makes elements of what they return.
 * Attributes have the names that HTML gives them: `class`, `for`, `tabindex`; what happens is heard under the name of its handler: `onclick`.
 */
import type { Component } from './component';

/** What can stand in an element. A truth value and nothing draw nothing, but keep their place among their siblings. */
export type Child = Description | string | number | boolean | null | undefined | readonly Child[];

/** A function that describes; it is called again for every drawing. */
export type Part<Props> = (props: Props) => Child;

export type ComponentClass = new (props: never, again: () => void) => Component;

export interface Description {
  /** The name of an element, or who describes it; '' for a text, which is its only child. */
  type: string | Part<never> | ComponentClass;
  props: Props;
  /** Where another stood in its place, nothing of that is kept: neither state nor focus nor what was typed. */
  key: unknown;
}

export type Props = Readonly<Record<string, unknown>>;

export const jsx = (type: Description['type'], props: Props, key?: unknown): Description => ({ type, props, key });
export { jsx as jsxs };

/** `current` is the element, once it is drawn. */
export interface Ref<Drawn extends Element> {
  current: Drawn | null;
}

type Handlers<Drawn extends Element> = {
  [Type in keyof HTMLElementEventMap as `on${Type}`]?: (
    event: HTMLElementEventMap[Type] & { readonly currentTarget: Drawn },
  ) => void;
};

type Value = string | number | boolean | undefined;

interface Common<Drawn extends Element> {
  children?: Child;
  ref?: Ref<Drawn>;
  style?: Partial<CSSStyleDeclaration>;
  class?: string;
  id?: string;
  lang?: string | undefined;
  dir?: 'ltr' | 'rtl';
  role?: string;
  tabindex?: number;
  [aria: `aria-${string}`]: Value;
}

/** Of a field, as far as the views use them. */
export interface FieldAttributes<Drawn extends Element = HTMLInputElement> extends Common<Drawn>, Handlers<Drawn> {
  type?: string;
  name?: string;
  value?: string | number;
  checked?: boolean;
  disabled?: boolean;
  required?: boolean;
  placeholder?: string;
  maxlength?: number;
  rows?: number;
  inputmode?: string;
  enterkeyhint?: string;
  autocomplete?: string;
  autocapitalize?: string;
  spellcheck?: 'true' | 'false';
}

type Plain<Drawn extends Element> = Common<Drawn> & Handlers<Drawn>;
type Drawing<Drawn extends Element> = Plain<Drawn> & { [name in `${string}-${string}`]?: string } & {
  [name in 'viewBox' | 'width' | 'height' | 'd' | 'cx' | 'cy' | 'r' | 'fill' | 'stroke']?: string;
};

/** What TypeScript reads. */
export declare namespace JSX {
  type Element = Description;
  type ElementType = Description['type'];
  interface ElementClass {
    render(props: never, state: never): Child;
  }
  interface ElementAttributesProperty {
    props: object;
  }
  interface ElementChildrenAttribute {
    children: Child;
  }
  interface IntrinsicAttributes {
    key?: unknown;
  }
  type Elements = {
    [Name in keyof HTMLElementTagNameMap]: Plain<HTMLElementTagNameMap[Name]> & IntrinsicAttributes;
  };
  interface IntrinsicElements extends Omit<Elements, 'input' | 'textarea' | 'form' | 'label' | 'button' | 'a'> {
    input: FieldAttributes & IntrinsicAttributes;
    textarea: FieldAttributes<HTMLTextAreaElement> & IntrinsicAttributes;
    form: Plain<HTMLFormElement> & { novalidate?: boolean };
    label: Plain<HTMLLabelElement> & IntrinsicAttributes & { for?: string };
    button: Plain<HTMLButtonElement> & IntrinsicAttributes & { type: 'button' | 'submit' };
    a: Plain<HTMLAnchorElement> & { href: string; target?: string; rel?: string };
    svg: Drawing<SVGSVGElement>;
    path: Drawing<SVGPathElement> & IntrinsicAttributes;
    circle: Drawing<SVGCircleElement>;
  }
}
