// The rows of the table. A row is a page and how to recognise what it asks:
//
//   id          short name, for the command line and for what is demanded of it
//   name        as printed
//   files       path -> content: all there is on the site
//   questions   the first and the next one: where (selectors from shadow root to shadow root) and with which words
//   clickNext   what to click on so that the next question comes, as such a path
//   quietFiles  the same site, and a page for which no survey is due; absent where deciding that is left to the shop
import { floor } from './floor.mjs';
import { formbricks } from './formbricks.mjs';
import { asks, tagAlone, unpreparedAsks, unpreparedTag } from './ours.mjs';
import { posthog } from './posthog.mjs';
import { surveyjs } from './surveyjs.mjs';

/** In this order in the table. Peers are read only when asked for: they are installed for this benchmark alone. */
export const rows = {
  floor,
  asks,
  tag: tagAlone,
  'unprepared-asks': unpreparedAsks,
  'unprepared-tag': unpreparedTag,
  formbricks,
  posthog,
  surveyjs,
};
