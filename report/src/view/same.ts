/** Whether what something is made of is what it was: by identity, since answers are never changed. */
export const isSame = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((each, index) => each === other[index]);
