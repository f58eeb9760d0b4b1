import { raise } from '../toolkit';
import type { Place } from '../view/more';
import { wordsId } from '../view/names';

/** What a shape needs of the stage beyond its style, once it is in its place. */
export function settle(shape: Place['shape'], stage: HTMLElement, again: () => void, close: () => void): void {
  if (shape === 'modal') openDialog(stage, close);
  else if (shape === 'inline') followElement(stage, again);
  else if (shape !== 'page') raise(stage);
}

/** The browser's own modal dialog: it keeps the focus inside and the page behind out of reach, and closed, it gives the focus back. */
function openDialog(stage: HTMLElement, close: () => void): void {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-labelledby', wordsId);
  stage.popover = null;
  stage.replaceWith(dialog);
  dialog.append(stage);
  dialog.onclose = () => {
    // Not by us: by Esc while the focus is nowhere, or by a phone's way back.
    if (dialog.isConnected) close();
  };
  dialog.showModal();
}

/** A shop that draws its page anew puts another element where ours was: the survey goes on in that one. */
function followElement(stage: HTMLElement, again: () => void): void {
  stage.popover = null;
  watch?.disconnect();
  const mine = new MutationObserver(() => {
    if (!stage.matches('.inline')) mine.disconnect();
    else if (!stage.isConnected) again();
  });
  mine.observe(document, { childList: true, subtree: true });
  watch = mine;
}

/** There is one stage, and so one element to follow. */
let watch: MutationObserver | undefined;
