import type { Entry } from '../document/tape';
import type { Intent, Kind } from '../catalog/kinds';
import type { PropertyModel, TypeModel } from '../catalog/model';
import type { RuleId, Severity, Span } from '../catalog/problem';
import type { Payload } from '../payload/payload';

export const both: readonly Intent[] = ['add', 'update'];

/** Where an object stands: at the root of a profile, or nested in it. */
export interface ObjectPlace {
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

/** A scalar as a check sees it; valid only during the call. */
export interface Scalar {
  /** The characters of a string. */
  readonly text: string;
  /** The text as typed: digits of a number, quotes and escapes of a string. */
  readonly literal: string;
  /** Whether the string is `expected`; cheaper than comparing `text`. */
  is(expected: string): boolean;
}

/** An object's declared members; valid only during the call. */
export interface Members {
  /** The JSON type of a declared property, of its first occurrence; `undefined` where there is none. */
  what(property: string): Entry | undefined;
  /** The characters of a declared property that is a string; `undefined` where it is none, or missing. */
  text(property: string): string | undefined;
}

/** The sentence of a problem, or `undefined` when there is none. */
export type Finding = string | undefined;
export type ValueCheck = (value: Scalar) => Finding;
export type NameCheck = (name: string, declared: boolean) => Finding;
export type ObjectCheck = (members: Members) => readonly ObjectFinding[];

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
  /** How far the text must be read for this to be certain, when that is more than its own end. */
  readonly certainAt?: number;
}

/**
 * A row of the table of rules. A rule says for each place whether it wants to look there, and with what check: that is
 * asked once per place. The walk over a document then calls the checks. Of those of one value (or one name) the first
 * that says something has the word, in the order of the table: one mistake is one problem.
 */
export interface Rule {
  readonly id: RuleId;
  /** Default severity (contracts.md §4). */
  readonly severity: Severity;
  /** Intents that the rule is for. */
  readonly intents: readonly Intent[];
  /** When it speaks, in a few words. */
  readonly title: string;
  /** Looks at the document before anything is known of its properties. */
  readonly document?: (payload: Payload) => readonly DocumentFinding[];
  readonly string?: (place: Place) => ValueCheck | undefined;
  readonly number?: (place: Place) => ValueCheck | undefined;
  readonly nothing?: (place: Place) => ValueCheck | undefined;
  /** Names at the root; the check is told whether the type has the name. */
  readonly rootName?: (place: ObjectPlace) => NameCheck | undefined;
  readonly object?: (place: ObjectPlace) => ObjectCheck | undefined;
}
