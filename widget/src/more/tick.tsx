import type { Child, FieldAttributes } from '../dom/jsx';
import { Check } from './icons';

interface TickProps {
  type: 'radio' | 'checkbox';
  /** The real control lies unseen over the whole row. */
  input: FieldAttributes;
  children: Child;
}

/** A row to press, with a mark at its start. */
export const Tick = ({ type, input, children }: TickProps) => (
  <label class="tick">
    <input {...input} type={type} />
    <span>
      <i class={type}>
        <Check />
      </i>
      <span>{children}</span>
    </span>
  </label>
);
