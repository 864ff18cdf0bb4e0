import type { KindId } from '../catalog/kinds';
import type { Arming } from './faults/arming';
import type { StoreChange } from './store/store';

/** A stored profile for showing it. */
export interface StoredProfile {
  readonly kind: KindId;
  readonly id: string;
  /** The profile as compact JSON, number literals as they were written. */
  readonly text: string;
}

export interface ProfilePage {
  readonly profiles: readonly StoredProfile[];
  /** Where the next page starts, if there is one: to be passed back as it is. */
  readonly skiptoken: string | undefined;
}

/** The outcome of an export. */
export interface ExportOutcome {
  readonly written: number;
  /** The paths of the files. */
  readonly files: readonly string[];
}

/** The outcome of an import. */
export interface ImportOutcome {
  readonly added: number;
  /** Files whose profile was in the sandbox already, by ID. */
  readonly skipped: number;
  /** Rejected files, each with the reason as a sentence. */
  readonly refused: readonly { readonly path: string; readonly reason: string }[];
}

/** Reads what a sandbox keeps. */
export interface ProfileReader {
  /** Profiles of a kind, or all of them. */
  count(kind?: KindId): number;
  /** A page of a kind's profiles in the order of creation; `top` is its size. @throws RangeError for a bad `skiptoken` */
  list(kind: KindId, page: { readonly top: number; readonly skiptoken?: string | undefined }): ProfilePage;
  get(kind: KindId, id: string): StoredProfile | undefined;
}

/** A running sandbox. */
export interface Sandbox extends ProfileReader {
  /** Base of the API; ends in `/beta`. */
  readonly url: string;
  readonly token: string;
  /** Deletes all profiles. @throws StoreFailure */
  reset(): Promise<void>;
  /** Calls the listener after each change is safe, whoever made it. Returns the function that removes it. */
  onDidChange(listener: (change: StoreChange) => void): () => void;
  /** Writes every profile into a folder as a payload file of its own, named for people, with the id inside. */
  exportTo(folder: string): Promise<ExportOutcome>;
  /** Adds the payload files below a folder; a file's own `id` is kept where it is a GUID. */
  importFrom(folder: string): Promise<ImportOutcome>;
  /** Arms and disarms simulated failures. */
  readonly faults: Arming;
  /** Ends within two seconds. Whatever was acknowledged is safe. */
  stop(): Promise<void>;
}
