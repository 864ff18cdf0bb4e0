/** A method of ES2024, which Node 20 has and the library of our language level does not. */
interface WellFormed {
  isWellFormed(): boolean;
}

/** Whether every surrogate stands in a pair: a text where one does not cannot be written as UTF-8. */
export function isWellFormed(text: string): boolean {
  return (text as unknown as WellFormed).isWellFormed();
}

/** Whether a document may hold half of a surrogate pair, as it is or as an escape. Asked of whole texts: quick. */
export function mayHoldHalfPairs(text: string): boolean {
  return (text.includes('\\u') && /\\u[dD][89a-fA-F]/.test(text)) || !isWellFormed(text);
}
