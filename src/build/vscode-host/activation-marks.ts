import { realpathSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';

/** How an activation went, by VS Code's own marks. Milliseconds. */
export interface ActivationMarks {
  /** VS Code's reading and our module's own code. */
  readonly load: number;
  /** `activate()`, until it returned or what it returned was there. */
  readonly activate: number;
  /** Files of the extension that are loaded now. */
  readonly files: readonly string[];
}

const id = 'graph-security-profiles.graph-security-profiles';

/** The extension under test. @throws Error when it is not installed */
export function extensionUnderTest(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension(id);
  if (!extension) throw new Error(`There is no ${id}`);
  return extension;
}

/** How the extension was activated in this extension host. @throws Error when it was not, or VS Code marks it otherwise */
export function activationMarks(): ActivationMarks {
  const dist = realpathSync(path.join(extensionUnderTest().extensionPath, 'dist'));
  return {
    load: between('LoadExtensionCode'),
    activate: between('ActivateExtension'),
    files: Object.keys(require.cache)
      .filter((file) => path.dirname(file) === dist)
      .map((file) => path.basename(file)),
  };
}

/** Where VS Code keeps its marks in processes of Node; whole milliseconds since 1970. */
interface MarkedGlobal {
  readonly MonacoPerformanceMarks?: {
    getMarks(): readonly { readonly name: string; readonly startTime: number }[];
  };
}

function between(step: string): number {
  const marks = (globalThis as MarkedGlobal).MonacoPerformanceMarks?.getMarks() ?? [];
  const [from, to] = ['will', 'did'].map(
    (when) => marks.find(({ name }) => name === `code/extHost/${when}${step}/${id}`)?.startTime,
  );
  if (from === undefined || to === undefined) throw new Error(`VS Code has no marks of ${step}`);
  return to - from;
}
