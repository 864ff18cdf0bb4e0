/** Something to do next, as a button of the panel. */
export interface Offer {
  readonly label: string;
  readonly run: () => unknown;
}
