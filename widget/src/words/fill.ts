/** Puts numbers into their places. Digits are 0-9 in every language, as on the scales and in what the engine inserts. */
export const fill = (text: string, ...numbers: number[]): string =>
  text.replace(/{(.)}/g, (_, place) => `${numbers[place]}`);
