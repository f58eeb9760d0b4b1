import { Chevron } from './icons';

interface PillProps {
  text: string;
  onPress(): void;
}

/** What a survey is while it is minimised: its first words, and the way back. */
export const Pill = ({ text, onPress }: PillProps) => (
  <button type="button" class="handle pill" aria-expanded={false} onClick={onPress}>
    <span>{text}</span>
    <Chevron />
  </button>
);
