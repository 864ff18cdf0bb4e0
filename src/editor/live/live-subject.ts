import * as vscode from 'vscode';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { setOf, type Kind } from '../../catalog/kinds';
import { liveScheme } from '../host/virtual-documents';
import { environmentNames, type EnvironmentName } from '../../request/environment';

/** A profile of an environment: where it is, not what it says. */
export interface LiveRef {
  readonly environment: EnvironmentName;
  readonly kind: Kind;
  readonly id: string;
}

/** A payload, or whatever response. */
export type Beside = vscode.Uri | 'response';

/** What a live document shows: a profile, as it is or arranged as a payload is. */
export interface LiveSubject extends LiveRef {
  /** What it is compared with: a payload, whose members and blanks tell how the profile is written, or a response. */
  readonly beside: Beside | undefined;
}

/** What a live document's URI means; undefined for any other, such as that of a folder above it. */
export function subjectOf({ scheme, path, query }: vscode.Uri): LiveSubject | undefined {
  if (scheme !== liveScheme) return undefined;
  const [, name, set, id, file, ...rest] = path.split('/');
  const environment = environmentNames.find((each) => each === name);
  const kind = bundledKinds.kinds.find((each) => setOf(each) === set);
  if (!environment || !kind || id === undefined || id === '' || !file || rest.length > 0) return undefined;
  try {
    return { environment, kind, id: decodeURIComponent(id), beside: besideOf(query) };
  } catch {
    return undefined;
  }
}

/** @throws if it’s none */
function besideOf(query: string): Beside | undefined {
  if (query === 'response') return query;
  return query === '' ? undefined : vscode.Uri.parse(query, true);
}
