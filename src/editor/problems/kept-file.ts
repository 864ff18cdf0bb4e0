import type { Inspection } from '../../validation/inspect';

/** What is kept of a file, and of which state of it. */
export interface KeptFile {
  readonly inspection: Inspection;
  /** Equal states give equal inspections. */
  readonly state: string;
}

/** The state of an open document, whose snapshots know whether it has changed. */
export const openState = 'open';
