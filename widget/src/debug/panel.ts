import type { Storage } from '../engine/types';
import type { TouchstoneExplanation } from '../public';
import { raise } from '../view/stage';
import styles from './panel.css';

/** A touchpoint that the engine was told of. */
export interface Reached {
  name: string;
  /** In milliseconds since 1970. */
  at: number;
}

export interface Facts {
  path: string;
  storage: Storage;
  surveys: readonly TouchstoneExplanation[];
  reached: readonly Reached[];
}

export interface Panel {
  draw(facts: Facts): void;
}

/** What each level of storage means for what the panel shows. */
const meanings: Record<Storage, string> = {
  none: 'nothing is kept on this device',
  session: 'kept until this tab is closed',
  local: 'kept on this device',
};

type Child = Element | string;

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

const clock = (at: number): string => new Date(at).toLocaleTimeString('en-GB');

/** How a survey stands: its class, its mark and what that is for those who do not see it. */
function stateOf({ shown, reason }: TouchstoneExplanation): [state: string, mark: string, name: string] {
  if (shown) return ['yes', '\u2713', 'shown'];
  return reason === 'waiting' ? ['soon', '\u2026', 'waits'] : ['', '', 'not shown'];
}

function surveyRow(explanation: TouchstoneExplanation): HTMLElement {
  const { survey, touchpoint, text } = explanation;
  const [state, sign, name] = stateOf(explanation);
  const mark = element('span', `mark ${state}`, sign);
  mark.setAttribute('role', 'img');
  mark.ariaLabel = name;
  return element(
    'li',
    'survey',
    mark,
    element(
      'div',
      '',
      element('div', 'line', element('b', '', survey), element('code', '', touchpoint)),
      element('p', 'why', text),
    ),
  );
}

const reachedRow = ({ name, at }: Reached): HTMLElement =>
  element('li', 'reached', element('time', '', clock(at)), element('code', '', name));

/**
 * In a shadow root of its own, above the page: no style gets in or out. `closed` is called once, when it is gone for
 * good.
 */
export function createPanel(closed: () => void): Panel {
  const host = document.createElement('touchstone-debug');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];

  const close = element('button', 'done');
  close.ariaLabel = 'Close the panel';
  close.type = 'button';
  const body = element('div', 'body');
  // What scrolls must be within reach of the keyboard.
  body.tabIndex = 0;
  body.setAttribute('role', 'group');
  body.ariaLabel = 'Surveys of this page';
  const panel = element(
    'section',
    'panel',
    element('header', '', element('h2', '', 'Touchstone'), element('span', 'chip', 'test mode'), close),
    body,
  );
  panel.setAttribute('aria-label', 'Touchstone: why surveys are shown or not');
  panel.lang = 'en';
  panel.dir = 'ltr';
  root.append(panel);

  const leave = (): void => {
    host.remove();
    closed();
  };
  close.addEventListener('click', leave);
  panel.addEventListener('keydown', (event) => {
    // Inside, typing is not the shop's business.
    event.stopPropagation();
    if (event.key === 'Escape') leave();
  });

  document.body.append(host);
  raise(panel);

  return {
    draw({ path, storage, surveys, reached }) {
      const facts = element('dl', 'facts');
      for (const [name, value] of [
        ['Page', path],
        ['Storage', `${storage} \u2013 ${meanings[storage]}`],
      ] as const) {
        facts.append(element('dt', '', name), element('dd', '', value));
      }
      const shown = surveys.filter((each) => each.shown).length;
      body.replaceChildren(
        facts,
        element('h3', '', 'Surveys', element('small', '', `${shown} of ${surveys.length} shown`)),
        element('ul', '', ...surveys.map(surveyRow)),
        element('h3', '', 'Touchpoints reached'),
        reached.length
          ? element('ul', '', ...reached.map(reachedRow))
          : element('p', 'none', 'None yet. Use the page, and see.'),
      );
    },
  };
}
