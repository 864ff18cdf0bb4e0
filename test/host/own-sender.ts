import * as vscode from 'vscode';
import { extensionUnderTest } from '../../src/build/vscode-host/activation-marks';
import { HistoryService, recordHistory } from '../../src/editor/history/history-service';
import type { LastResponse } from '../../src/editor/panel/response-body';
import { ResponsePanel } from '../../src/editor/panel/response-panel';
import { newResponseTab } from '../../src/editor/panel/response-surface';
import { addProfile } from '../../src/editor/send/send-command';
import type { SendOutcome } from '../../src/editor/send/send-outcome';
import type { SendServices } from '../../src/editor/send/targets';
import type { Cleanup } from '../support/cleanup';
import { temporaryFolder } from '../support/temporary-folder';
import { ownServices } from './payload-services';

/** The extension's own way of sending, with a tab and a history beside those of the extension. */
export interface OwnSender {
  readonly panel: ResponsePanel;
  /** Where its answers are painted. */
  readonly tab: vscode.WebviewPanel;
  add(file: vscode.Uri): Promise<SendOutcome>;
  /** The same, as a person does it. */
  press(file: vscode.Uri): Promise<SendOutcome>;
  readonly services: SendServices;
}

/** @param base of a server on loopback, which stands in for the sandbox: so nobody is asked before a write */
export async function ownSender(base: string, cleanup: Cleanup): Promise<OwnSender> {
  const own = ownServices();
  cleanup.defer(() => own.dispose());
  const storage = await temporaryFolder(cleanup, 'sender-');
  // Never disposed of: of a log that is before it's made, VS Code hands out the closed one to whoever asks for its name later.
  const log = vscode.window.createOutputChannel('Own sender', { log: true });
  const ended = new vscode.EventEmitter<LastResponse>();
  const history = new HistoryService({ storage: vscode.Uri.file(storage), log });
  const recording = recordHistory({ ended, history });
  cleanup.defer(() => recording.dispose());
  const panel = new ResponsePanel({
    extensionUri: vscode.Uri.file(extensionUnderTest().extensionPath),
    location: () => 'beside',
    shows: () => undefined,
    restore: () => Promise.resolve(undefined),
    openTarget: () => Promise.resolve(),
    within: (_, run) => Promise.resolve(run()),
  });
  const tab = newResponseTab(true);
  panel.adoptTab(tab);
  const environment = { name: 'sandbox', label: 'sandbox', base } as const;
  const credential = { kind: 'loopback', token: 'a-token-of-tests' } as const;
  const services: SendServices = {
    ...own,
    ...{ log, panel, ended },
    documents: {
      open: () => Promise.reject(new Error('Nobody opens a document.')),
      put: () => vscode.Uri.parse('x:/'),
    },
    digestKey: { load: () => Promise.resolve('key') },
    livePlace: () => environment,
    sending: new Set(),
    reach: () => Promise.resolve(),
    storage: undefined,
    place: { remote: false, web: true, apart: false },
    auth: undefined as never,
    sandbox: { running: undefined, target: () => Promise.resolve({ environment, credential }) },
  };
  return {
    panel,
    tab,
    services,
    add: async (file) => (await addProfile(services, { uris: [file], isByCode: true })) as SendOutcome,
    press: async (file) => (await addProfile(services, { uris: [file], isByCode: false })) as SendOutcome,
  };
}
