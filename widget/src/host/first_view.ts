import type { View } from '../engine/types';
import type { Order } from '../light/wiring';
import type { Actions } from '../view/actions';
import type { Screen } from '../view/screen';
import type { Happening } from './happening';
import { asksForPayment } from './page_now';

/** What `touchstone prepare` has written into surveys.json. The locale '' is for all that have no view of their own. */
interface Prepared {
  version: string;
  views: { touchpoint: string; locale: string; on_payment_pages?: boolean; view: View }[];
}

/** The view that was prepared for this touchpoint and language, by the version that this widget is of. */
function findPrepared(surveysText: string, touchpoint: string, locale: string): View | undefined {
  try {
    const { version, views }: Prepared = JSON.parse(surveysText).prepared;
    const tag = locale.toLowerCase();
    for (const wanted of version === VERSION ? [tag, tag.split('-', 1)[0], ''] : []) {
      const found = views.find((each) => each.touchpoint === touchpoint && each.locale.toLowerCase() === wanted);
      if (found) return found.on_payment_pages || !asksForPayment() ? found.view : undefined;
    }
  } catch {
    // Not prepared, or not by us: the engine will say what there is.
  }
  return undefined;
}

/**
 * Draws what was prepared, so that nobody waits for the engine, and keeps what the visitor does until it can be told. The engine then says
 * what there is to draw, which takes the place of this. `order` is told of the moment, from which the response counts.
 */
export function showPrepared(
  screen: Screen,
  surveysText: string,
  touchpoint: string,
  order: Order,
  pageLocale: string,
): Happening[] {
  const kept: Happening[] = [];
  const view = findPrepared(surveysText, touchpoint, order.locale || pageLocale);
  if (!view) return kept;
  const keep = (happening: Happening): void => {
    kept.push({ ...happening, at: Date.now() } as Happening);
  };
  const actions: Actions = {
    answer(question, value, other) {
      // Who clicks again has another answer in mind, not a second one.
      kept.length = 0;
      keep({ type: 'answer', question, value, other });
    },
    skip: (question) => keep({ type: 'skip', question }),
    back() {},
    open() {},
    typed() {},
    close() {
      keep({ type: 'close' });
      screen.remove();
    },
  };
  try {
    screen.show(view, actions);
    order.at = Date.now();
  } catch {
    screen.remove();
  }
  return kept;
}
