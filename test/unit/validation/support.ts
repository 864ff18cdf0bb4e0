import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import type { KindId } from '../../../src/catalog/kinds';
import type { Finding } from '../../../src/validation/problem';
import { takeSnapshot } from '../../../src/payload/snapshot';
import { check as checkSnapshot, type CheckOptions } from '../../../src/validation/check';

export interface CheckedAs extends Partial<CheckOptions> {
  readonly kind?: KindId;
  readonly fileName?: string;
}

/** A problem with the text that it marks. */
export interface LocatedFinding extends Finding {
  readonly text: string;
  readonly offset: number;
}

/** Checks a text: as an Add of a host, unless said otherwise. */
export function check(text: string, { intent = 'add', kind, fileName, ...options }: CheckedAs = {}): LocatedFinding[] {
  const asHost = kind === undefined && fileName === undefined;
  const snapshot = takeSnapshot({ catalog: bundledCatalog, text, kind: asHost ? 'host' : kind, fileName });
  const { document } = snapshot.payload;
  return checkSnapshot(snapshot, { intent, ...options }).findings.map((problem) => {
    const offset = document.positions.offsetAt(problem.range.start);
    return { ...problem, offset, text: document.text.slice(offset, document.positions.offsetAt(problem.range.end)) };
  });
}

/** `rule pointer` of each problem, in the order of the text. */
export function verdict(text: string, as: CheckedAs = {}): string[] {
  return check(text, as).map(({ rule, pointer }) => `${rule} ${pointer}`);
}

export const tenant = '"azureTenantId": "3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93"';
export const vendor = '"vendorInformation": {"vendor": "Contoso", "provider": "Sensor"}';

/** A payload without a problem, and these members in front. */
export function payload(members: string): string {
  return `{${members}${members === '' ? '' : ', '}${tenant}, ${vendor}}`;
}
