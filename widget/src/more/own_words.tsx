import type { Ref } from '../dom/jsx';

/** The engine takes 500 code points; a field that is cut here is never cut there. */
const longest = 500;

interface OwnWordsProps {
  field: Ref<HTMLInputElement>;
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
    enterkeyhint={enterKey}
    class="field"
    aria-label={label}
    placeholder={label}
    maxlength={longest}
    value={value}
    oninput={(event) => onWrite(event.currentTarget.value)}
  />
);
