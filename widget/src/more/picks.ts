import type { ChoiceOption } from '../engine/types';

const excludes = (options: readonly ChoiceOption[], id: string): boolean =>
  options.some((option) => option.id === id && option.exclusive);

/** What is picked after `option` has been pressed: an exclusive option clears the others, any other one clears the exclusive ones. */
export function toggled(options: readonly ChoiceOption[], picked: readonly string[], option: ChoiceOption): string[] {
  if (picked.includes(option.id)) return picked.filter((id) => id !== option.id);
  if (option.exclusive) return [option.id];
  return [...picked.filter((id) => !excludes(options, id)), option.id];
}

/** No more may be picked, other than an exclusive option instead of all. */
export const isFull = (options: readonly ChoiceOption[], picked: readonly string[], most: number): boolean =>
  picked.filter((id) => !excludes(options, id)).length >= most;
