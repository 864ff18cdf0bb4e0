import type * as vscode from 'vscode';
import type { Environment } from '../../request/environment';
import type { LiveKnowledge } from '../../validation/rule';
import type { DigestKey } from '../host/digest-key';
import type { FileRecords } from '../host/file-records';
import { ruleSettings, updateBody } from '../settings/settings';
import type { CheckedAs } from './snapshots';

/** What tells as what a file is checked. */
export interface Checking {
  readonly records: Pick<FileRecords, 'intentOf' | 'knownOf' | 'changed'>;
  readonly digestKey: Pick<DigestKey, 'current' | 'load'>;
  /** The chosen environment and tenant; undefined where it isn't set up. */
  readonly livePlace: () => Environment | undefined;
}

/** As what the file of a URI is checked at present: chosen, or by what is known of it where requests go. */
export function checkedAs({ records, digestKey, livePlace }: Checking): (uri: vscode.Uri) => CheckedAs {
  let isKeyAsked = false;
  return (uri) => {
    const environment = livePlace();
    return {
      intent: records.intentOf(uri, environment),
      rules: ruleSettings(uri),
      live: updateBody(uri) === 'payload' ? undefined : liveKnowledge(uri, environment),
    };
  };

  function liveKnowledge(uri: vscode.Uri, environment: Environment | undefined): LiveKnowledge {
    const { id = '', digests } = (environment && records.knownOf(uri, environment)) ?? {};
    const key = digestKey.current;
    if (digests && key === undefined && !isKeyAsked) {
      isKeyAsked = true;
      void digestKey.load().then(() => records.changed());
    }
    return digests && key !== undefined ? { id, digests, key } : 'unknown';
  }
}
