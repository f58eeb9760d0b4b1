import { loadEngine } from './engine/load';
import type { EngineError } from './engine/types';
import { deviceStorage } from './host/device';
import { createDraft } from './host/draft';
import { showPrepared } from './host/first_view';
import { createHost } from './host/host';
import { createKept } from './host/kept';
import { localeOf } from './host/visitor';
import { createVisitorMemory } from './host/visitor_memory';
import { warn } from './light/console';
import { refuses } from './light/refusal';
import type { Running, Start } from './light/wiring';
import { painted } from './view/painted';
import { canDraw, createScreen } from './view/screen';
import { wordsFor } from './words/words';

/**
 * Starts the widget: what surveys.json has prepared for this moment is drawn, the engine reads the file, and the host connects it to the page.
 * Whatever is wrong is one console line.
 */
export async function start(given: Start): Promise<Running | undefined> {
  const { text, surveys, wasm, fallback, locale, touchpoint, order } = given;
  if (!canDraw()) {
    warn('this browser has no constructed style sheets; no survey is shown');
    return undefined;
  }
  await hasBody();
  const screen = createScreen();
  // So that the words come beside the engine, where surveys.json seems to speak the page's language; which it is in the end, the views say.
  const page = locale || localeOf();
  if (['"', '-'].some((end) => text.includes(`"${page.slice(0, 2)}${end}`))) wordsFor(page);
  await breath();
  const early = showPrepared(screen, text, touchpoint, order, page);
  // The engine takes the line and the processor.
  if (order.at) {
    screen.layOut();
    await painted();
  }
  try {
    const engine = await loadEngine(wasm(), fallback);
    await breath();
    const loaded = engine.load(text);
    if (!('errors' in loaded)) {
      await breath();
      // The address asks; whether it may, the file says.
      given.debug &&= JSON.parse(text).debug;
      const device = deviceStorage(() => {
        const level = given.consent || loaded.storage;
        return level !== 'none' && refuses() ? 'none' : level;
      });
      const kept = createKept(device);
      // Wiped in another tab: the visitor's word counts here, too.
      addEventListener('storage', ({ key, newValue }) => {
        const isWiped = key && newValue === null && (key === 'touchstone.visitor' || kept.holds(key));
        if (isWiped) window.touchstone?.consent('none');
      });
      const draft = createDraft(text, device);
      const running = createHost(engine, screen, given, early, draft, createVisitorMemory(device), kept);
      await breath();
      return running;
    }
    warn(describe(surveys, loaded.errors));
  } catch (failure) {
    screen.remove();
    throw failure;
  }
  screen.remove();
  return undefined;
}

/** Between two pieces of work, so that what the visitor does need not wait for both; a cheap phone takes 50 ms for some. */
const breath = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));

/** `/surveys.json:12:7 unknown_key at /surveys/0/touchpont ("touchstone lint" says what to write) (and 3 more)` */
function describe(file: string, errors: readonly EngineError[]): string {
  const [first] = errors;
  if (!first) return `${file} cannot be used`;
  const where = first.line ? `${file}:${first.line}:${first.column}` : file;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return `${where} ${first.code} at "${first.pointer}" ("touchstone lint" says what to write)${more}`;
}

/** A survey may be tracked from the head, before there is a body to put it into. */
const hasBody = (): unknown =>
  document.body || new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve));
