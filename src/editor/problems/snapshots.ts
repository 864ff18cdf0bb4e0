import { isDeepStrictEqual } from 'node:util';
import type * as vscode from 'vscode';
import { baseName } from '../../catalog/file-names';
import type { Intent } from '../../catalog/kinds';
import { intentOf, type IntentChoice } from '../../payload/intent';
import type { Snapshot, TextSource } from '../../payload/snapshot';
import type { CheckedSnapshot } from '../../validation/check';
import type { CheckClient } from '../../validation/check-client';
import type { RuleSettings } from '../../validation/report';
import type { LiveKnowledge } from '../../validation/rule';

/** What is asked of an open document. */
export type OpenText = Pick<vscode.TextDocument, 'uri' | 'version' | 'getText'>;

/** As what a file is checked. */
export interface CheckedAs {
  /** What was chosen for the file; `auto`: what the payload itself says. */
  readonly intent: IntentChoice;
  readonly rules: RuleSettings;
  /** What is known of the live profile. */
  readonly live?: LiveKnowledge | undefined;
}

/** A check that is made or under way. */
interface MadeCheck {
  /** Whether somebody wants it even when the document has changed since. */
  isNeeded: boolean;
  /** What it was made with apart from the intent. */
  readonly apart: Omit<CheckedAs, 'intent'>;
  readonly outcome: Promise<CheckedSnapshot | undefined>;
}

/** The check that comes to the same: what a payload says of itself and what was chosen may be one intent. */
async function sameOf(made: readonly MadeCheck[], intent: IntentChoice): Promise<CheckedSnapshot | undefined> {
  const checked = await Promise.all(made.map(({ outcome }) => outcome.catch(() => undefined)));
  return checked.find((each) => each && each.check.intent === intentOf(intent, each.snapshot.payload));
}

/** One version of a document. */
interface Version {
  readonly source: TextSource & { readonly version: number };
  snapshot: Promise<Snapshot | undefined> | undefined;
  readonly checks: Map<string, MadeCheck>;
}

/**
 * The snapshots of open documents: whoever asks and how often, a version is read once, and checked once for each intent
 * and each set of rules.
 */
export class Snapshots {
  readonly #newest = new WeakMap<OpenText, Version>();

  /**
   * @param client reads and checks; loaded at first use
   * @param checkedAs as what the file of a URI is checked at present
   */
  constructor(
    private readonly client: () => Promise<Pick<CheckClient, 'read' | 'check'>>,
    private readonly checkedAs: (uri: vscode.Uri) => CheckedAs,
  ) {}

  /** Reads a document as it stands. */
  read(document: OpenText): Promise<Snapshot> {
    const version = this.#versionOf(document);
    const before = version.snapshot;
    const snapshot = this.client().then(async (client) => (await before) ?? client.read(version.source));
    version.snapshot = snapshot.catch(() => undefined);
    return snapshot;
  }

  /** Checks a document as it stands: as its file is checked, or with another intent. */
  async check(document: OpenText, intent?: Intent): Promise<CheckedSnapshot> {
    const version = this.#versionOf(document);
    const own = needed(await this.#check(document, true, undefined, version));
    if (intent === undefined || own.check.intent === intent) return own;
    return needed(await this.#check(document, true, intent, version));
  }

  /**
   * Checks a document as its file is checked, for somebody who wants nothing but its newest version.
   *
   * @returns `undefined` when the document changed before the turn of a large one came
   */
  checkWhileCurrent(document: OpenText): Promise<CheckedSnapshot | undefined> {
    return this.#check(document, false);
  }

  /** Checks another text as a document is checked: what edits would make of it. */
  async checkText({ uri }: Pick<OpenText, 'uri'>, text: string): Promise<CheckedSnapshot> {
    const client = await this.client();
    return needed(await client.check({ text, fileName: baseName(uri.path) }, this.checkedAs(uri)));
  }

  #check(
    document: OpenText,
    isNeeded: boolean,
    intent?: Intent,
    version = this.#versionOf(document),
  ): Promise<CheckedSnapshot | undefined> {
    const checkedAs = this.checkedAs(document.uri);
    const options = { ...checkedAs, intent: intent ?? checkedAs.intent };
    const key = JSON.stringify(options);
    const made = version.checks.get(key);
    if (made) {
      made.isNeeded ||= isNeeded;
      return made.outcome;
    }
    const { intent: wanted, ...apart } = options;
    const others = [...version.checks.values()].filter((other) => isDeepStrictEqual(other.apart, apart));
    const before = version.snapshot;
    const isWanted = () => check.isNeeded || document.version === version.source.version;
    const outcome = this.client().then(
      async (client) =>
        (await sameOf(others, wanted)) ?? client.check((await before) ?? version.source, options, isWanted),
    );
    const check: MadeCheck = { isNeeded, apart, outcome };
    version.checks.set(key, check);
    version.snapshot = outcome.then(
      (checked) => {
        // Whoever asks for the intent that the text itself tells finds it checked.
        if (checked) version.checks.set(JSON.stringify({ ...options, intent: checked.check.intent }), check);
        return checked?.snapshot;
      },
      () => {
        // The checking thread failed: the next one who asks tries anew.
        version.checks.delete(key);
        return before;
      },
    );
    return outcome;
  }

  /** The document's version as it is now; an older one is forgotten. */
  #versionOf(document: OpenText): Version {
    const known = this.#newest.get(document);
    if (known?.source.version === document.version) return known;
    const source = { text: document.getText(), fileName: baseName(document.uri.path), version: document.version };
    const version: Version = { source, snapshot: undefined, checks: new Map() };
    this.#newest.set(document, version);
    return version;
  }
}

/** A check that is left out only when nobody wants it. */
function needed(checked: CheckedSnapshot | undefined): CheckedSnapshot {
  if (!checked) throw new Error('A check that is needed was left out.');
  return checked;
}
