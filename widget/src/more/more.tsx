import type { Child } from '../dom/jsx';
import type { View } from '../engine/types';
import type { Actions } from '../view/actions';
import type { Words } from '../words/words';
import { Choice } from './choice';
import { Consent } from './consent';
import { Contact } from './contact';
import { Gift } from './gift';
import { Message } from './message';
import { PatternText } from './pattern_text';
import { Picture } from './picture';
import { Tab } from './tab';
import { problemsOf } from './words';

export { pill } from './pill';
export { placeOf } from './place';
export { settle } from './settle';
export { styles } from './styles';

/** touchstone.more.mjs: draws whatever the widget's own file does not. */
export function draw(view: NonNullable<View>, words: Words, actions: Actions): Child {
  if (view.kind === 'tab') return <Tab view={view} words={words} actions={actions} />;
  if (view.kind === 'ending') return <Gift ending={view.ending} words={words} actions={actions} />;
  const { question } = view;
  const parts = { view, actions, words: { ...words, problems: problemsOf(question, words) } };
  switch (question.type) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'rating':
      return <Picture question={question} {...parts} />;
    case 'choice':
      return <Choice question={question} {...parts} />;
    case 'text':
      return <PatternText question={question} {...parts} />;
    case 'contact':
      return <Contact question={question} {...parts} />;
    case 'consent':
      return <Consent question={question} {...parts} />;
    case 'message':
      return <Message question={question} {...parts} />;
  }
}
