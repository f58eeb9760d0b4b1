import type { RefObject } from 'preact';

/** The engine takes 500 code points; a field that is cut here is never cut there. */
const longest = 500;

interface OwnWordsProps {
  field: RefObject<HTMLInputElement | null>;
  enterKey: 'send' | 'next';
  label: string;
  value: string;
  onWrite(written: string): void;
}

/** For what none of the options says. May be left empty. */
export const OwnWords = ({ field, enterKey, label, value, onWrite }: OwnWordsProps) => (
  <input
    ref={field}
    type="text"
    autocomplete="off"
    enterKeyHint={enterKey}
    class="field"
    aria-label={label}
    placeholder={label}
    maxLength={longest}
    value={value}
    onInput={(event) => onWrite(event.currentTarget.value)}
  />
);
