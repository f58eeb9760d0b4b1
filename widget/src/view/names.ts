/** The id of the element that says what this is about: the card is labelled by it. */
export const wordsId = 'words';
