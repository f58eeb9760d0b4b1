import { Chevron } from './icons';

/** What a survey is while it is minimised: its first words, and the way back. */
export const pill = (text: string, unfold: () => void) => (
  <button type="button" class="handle pill" aria-expanded={false} onclick={unfold}>
    <span>{text}</span>
    <Chevron />
  </button>
);
