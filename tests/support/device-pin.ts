/** The PIN of every phone in the tests. */
export const devicePin = '270391';
