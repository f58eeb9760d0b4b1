import type { TabView } from '../engine/types';
import type { Actions } from '../view/actions';
import { Bubble } from './icons';
import { moreWordsFor } from './words';

interface TabProps {
  view: TabView;
  actions: Actions;
}

/** A button at the edge of the window that opens the survey. On a phone only its drawing is seen. */
export const Tab = ({ view, actions }: TabProps) => (
  <button type="button" class="handle edge" onClick={() => actions.open()}>
    <Bubble />
    <span>{view.label ?? moreWordsFor(view.locale).tab}</span>
  </button>
);
