import { wordsId } from '../view/names';
import type { Place } from '../view/place';

/** What a shape needs beyond its style. Returns what ends it. */
export function settle(shape: Place['shape'], stage: HTMLElement, again: () => void, close: () => void): () => void {
  if (shape === 'modal') return openDialog(stage, close);
  if (shape === 'inline') return followElement(stage, again);
  return () => {};
}

/** The browser's own modal dialog: it keeps the focus inside, the page behind out of reach, and gives the focus back. */
function openDialog(stage: HTMLElement, close: () => void): () => void {
  const dialog = document.createElement('dialog');
  dialog.className = 'modal';
  dialog.setAttribute('aria-labelledby', wordsId);
  stage.replaceWith(dialog);
  dialog.append(stage);
  // By Esc while the focus is nowhere, or by a phone's way back.
  dialog.onclose = close;
  dialog.showModal();
  return () => {
    dialog.onclose = null;
    dialog.close();
    dialog.remove();
  };
}

/** A shop that draws its page anew puts another element where ours was: the survey goes on in that one. */
function followElement(stage: HTMLElement, again: () => void): () => void {
  const watch = new MutationObserver(() => {
    if (!stage.isConnected) again();
  });
  watch.observe(document, { childList: true, subtree: true });
  return () => watch.disconnect();
}
