import type * as vscode from 'vscode';
import type { Environment } from '../../request/environment';
import type { LiveKnowledge } from '../../validation/rule';
import type { DigestKey } from '../host/digest-key';
import type { FileRecords } from '../host/file-records';
import { perFolder } from '../host/file-text';
import { ruleSettings, updateBody } from '../settings/settings';
import type { CheckedAs } from './snapshots';

/** What tells as what a file is checked. */
export interface Checking {
  readonly records: Pick<FileRecords, 'intentOf' | 'knownOf' | 'changed'>;
  readonly digestKey: Pick<DigestKey, 'current' | 'load'>;
  /** The chosen environment and tenant; undefined where it isn't set up. */
  readonly livePlace: () => Environment | undefined;
}

/**
 * What files are checked as: as the person chose, or by what is known about them in the chosen environment.
 *
 * @returns reads the settings; the function that it returns answers for any number of files, but must be used at once
 */
export function checkedAs({ records, digestKey, livePlace }: Checking): () => (uri: vscode.Uri) => CheckedAs {
  let isKeyAsked = false;
  return () => {
    const environment = livePlace();
    const settings = perFolder((uri) => ({ rules: ruleSettings(uri), body: updateBody(uri) }));
    return (uri) => {
      const { rules, body } = settings(uri);
      const live = body === 'payload' ? undefined : liveKnowledge(uri, environment);
      return { intent: records.intentOf(uri, environment), rules, live };
    };
  };

  function liveKnowledge(uri: vscode.Uri, environment: Environment | undefined): LiveKnowledge {
    const { id = '', digests, keyId } = (environment && records.knownOf(uri, environment)) ?? {};
    const key = digestKey.current;
    if (digests && key === undefined && !isKeyAsked) {
      isKeyAsked = true;
      void digestKey.load().then(() => records.changed());
    }
    return digests && key !== undefined ? { id, digests, keyId, key } : 'unknown';
  }
}
