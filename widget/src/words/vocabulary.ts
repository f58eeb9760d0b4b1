import type { Problem } from '../engine/types';

/** The two ends of a scale, lowest first. */
export type Ends = readonly [low: string, high: string];

/** Wording for a number: one text for all, or one for each plural category of the language; `other` serves for those it leaves out. */
export type Counted = string | ({ readonly [category in Intl.LDMLPluralRule]?: string } & { readonly other: string });

/**
 * What the widget says by itself. What the shop asks comes from surveys.json. A language is a table of texts and nothing else; `{0}` and `{1}`
 * stand where numbers go.
 */
export interface Words {
  /** BCP 47, without a region. */
  readonly language: string;
  readonly next: string;
  readonly back: string;
  readonly skip: string;
  readonly send: string;
  readonly close: string;
  /** Folds the survey away, for later. */
  readonly minimise: string;
  /** Why an answer was not taken; touchstone.more.mjs knows the words for the rest. */
  readonly problems: { readonly [problem in Problem]?: string };
  /** Under a field for free words. */
  readonly hint: string;
  /** How many characters may still be written: worded so that any number fits. */
  readonly left: string;
  /** Question `{0}` of `{1}`. */
  readonly progress: string;
  /** For scales whose ends the configuration does not name. */
  readonly ends: { readonly [scale in 'nps' | 'csat' | 'agreement_7' | 'effort_5']: Ends };
  /** Absent in the English that is built into the widget: touchstone.more.mjs has it. */
  readonly more?: MoreWords;
}

/** What only touchstone.more.mjs says. */
export interface MoreWords {
  readonly copy: string;
  readonly copied: string;
  /** On to where the shop leads. */
  readonly goOn: string;
  /** On the tab at the edge of the page. */
  readonly feedback: string;
  /** As many options as the visitor likes. */
  readonly any: string;
  readonly least: Counted;
  readonly most: Counted;
  readonly exactly: Counted;
  /** `{0}` to `{1}` of them. */
  readonly range: Counted;
  readonly ownWords: string;
  readonly fields: { readonly [field in 'name' | 'email' | 'phone']: string };
  readonly needed: string;
  readonly stars: Counted;
  /** The place of a point, without a name of its own: `{0}` of `{1}`. */
  readonly point: string;
  readonly thumbs: readonly [down: string, up: string];
  readonly problems: {
    readonly tooShort: Counted;
    readonly email: string;
    readonly phone: string;
    readonly url: string;
    readonly number: string;
    readonly field: string;
    readonly contact: string;
    readonly box: string;
  };
}

/** What a file touchstone.words.LANGUAGE.mjs holds. */
export type Language = Words & { readonly more: MoreWords };
