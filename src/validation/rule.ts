import type { Catalog } from '../catalog/catalog';
import type { Intent, Kind } from '../catalog/kinds';
import type { PropertyModel, TypeModel } from '../catalog/model';
import type { Digests } from '../difference/digests';
import type { Span } from '../text/positions';
import type { Payload } from '../payload/payload';
import type { Fixer } from './fixes/fix';
import type { NodeContext } from './node-context';

export type Severity = 'error' | 'warning' | 'information';

export const both: readonly Intent[] = ['add', 'update'];

/** Where an object stands: at the root of a profile, or nested in it. */
export interface ObjectPlace {
  readonly catalog: Catalog;
  readonly kind: Kind;
  readonly intent: Intent;
  readonly type: TypeModel;
  readonly atRoot: boolean;
}

/** Where a value stands: what the model says of its property. */
export interface Place extends ObjectPlace {
  readonly property: PropertyModel;
  /** Whether the value is an item of the property's collection; otherwise it is the property's own value. */
  readonly item: boolean;
}

/**
 * The plain value of an object, which has no prototype's names. A name that has no value yet is in it with `undefined`;
 * of a name that occurs twice the first value counts.
 */
export type ObjectValue = Readonly<Record<string, unknown>>;

/** The sentence of a problem, or `undefined` when there is none. */
export type Sentence = string | undefined;
/** Looks at the characters of a string, or at the digits of a number as typed. */
export type ValueCheck = (text: string) => Sentence;
/** Looks at a name, whether or not the type declares it. */
export type NameCheck = (name: string, declared: boolean) => Sentence;
export type ObjectCheck = (members: ObjectValue) => readonly ObjectFinding[];

/** Something that is wrong with an object's members taken together. */
export interface ObjectFinding {
  readonly message: string;
  /** What to mark; at the root, where an object has no name, its opening brace stands for it. */
  readonly mark: 'object' | { readonly nameOf: string } | { readonly valueOf: string };
}

/** Something that is wrong with the document as a whole. */
export interface DocumentFinding extends Span {
  readonly message: string;
  readonly pointer: string;
  /** Entry of what is marked: the root or a value of it. */
  readonly entry?: number;
  /** How far the text must be read for this to be certain, when that is more than its own end. */
  readonly certainAt?: number;
}

/** What the caller of a check specifies. */
export interface CheckContext {
  readonly intent: Intent;
  /** Whether an Update must carry its id, because nobody can be asked for it. */
  readonly idRequired?: boolean | undefined;
  /** What is known of the live profile, where an Update sends only what differs from it. Without it, all is sent. */
  readonly live?: LiveKnowledge | undefined;
}

/** Digests of a live profile's root members, by its id; `unknown` where nobody has read it yet. */
export type LiveKnowledge =
  | 'unknown'
  | {
      readonly id: string;
      readonly digests: Digests;
      /** Of the key that made them. */
      readonly keyId: string | undefined;
      /** The key of today. */
      readonly key: string;
    };

/**
 * A row of the table of rules. Asked once for each place, a rule says whether it checks it, and how. The walk over a
 * document then runs the checks. Of the checks of one value, or one name, only the first that finds something counts, in
 * the order of the table: one mistake is one problem.
 */
export interface Rule<Id extends string = string> {
  readonly id: Id;
  /** Default severity (contracts.md §4). */
  readonly severity: Severity;
  /** Whether settings can't change its severity. */
  readonly alwaysError?: true;
  /** Intents that the rule is for. */
  readonly intents: readonly Intent[];
  /** What it finds, in a few words. */
  readonly title: string;
  /** Looks at the document as a whole. */
  readonly document?: (payload: Payload, as: CheckContext) => readonly DocumentFinding[];
  /** Looks at the second and every later occurrence of a name in an object. */
  readonly repeatedName?: NameCheck;
  /** Looks at every name and string, wherever they are; asked once for a document's text. */
  readonly anyText?: (documentText: string) => ValueCheck | undefined;
  readonly string?: (place: Place) => ValueCheck | undefined;
  readonly number?: (place: Place) => ValueCheck | undefined;
  readonly null?: (place: Place) => ValueCheck | undefined;
  /** Looks at names at the root. */
  readonly rootName?: (place: ObjectPlace) => NameCheck | undefined;
  readonly object?: (place: ObjectPlace) => ObjectCheck | undefined;
  /** Puts into words what the compiled schema refuses: the keyword (JSON Schema) that is broken, and where. */
  readonly schema?: (keyword: string, node: NodeContext) => Sentence;
  /** Loads what fixes the rule's problems, where there is a fix that is certain. */
  readonly fix?: () => Promise<Fixer>;
}
