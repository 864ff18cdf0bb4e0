import type * as vscode from 'vscode';
import type { Attempt } from '../../response/attempt';
import type { ResponseView } from '../../response/view';
import type { VirtualDocuments } from '../host/virtual-documents';

/** How the newest attempt ended, with the payload that it was of. In memory alone. */
export interface LastResponse {
  readonly attempt: Attempt;
  readonly view: ResponseView;
  readonly payload: vscode.Uri;
}

/** Where the newest attempt is asked for, and opened. */
export interface ResponseServices {
  /** @throws HumanError from `lastResponse` when there is none, or another one is under way */
  readonly panel: { lastResponse(): LastResponse };
  readonly documents: Pick<VirtualDocuments, 'open' | 'put'>;
}
