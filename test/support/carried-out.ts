/** The simulated failures whose request is carried out nevertheless, as where the response gets lost, by their ID. */
export const carriedOut: ReadonlySet<string> = new Set([
  'slow',
  'drip',
  'cut',
  'lag',
  'not-kept',
  'limit',
  '206',
  'wrong-type',
]);
