import type { TabView } from '../engine/types';
import type { Actions } from '../view/actions';
import type { Words } from '../words/words';
import { Bubble } from './icons';
import { moreOf } from './words';

interface TabProps {
  view: TabView;
  words: Words;
  actions: Actions;
}

/** A button at the edge of the window that opens the survey. On a phone only its drawing is seen. */
export const Tab = ({ view, words, actions }: TabProps) => (
  <button type="button" class="handle edge" onclick={() => actions.open()}>
    <Bubble />
    <span lang={view.label ? undefined : words.language}>{view.label ?? moreOf(words).feedback}</span>
  </button>
);
