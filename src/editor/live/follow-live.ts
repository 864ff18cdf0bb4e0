import * as vscode from 'vscode';
import { isRemote, type EnvironmentName } from '../../request/environment';
import { Disposables } from '../host/disposables';
import { uriKey } from '../host/disk-key';
import type { SandboxHost } from '../sandbox/sandbox-host';
import type { TargetServices } from '../send/targets';
import { liveScheme } from '../host/virtual-documents';
import { subjectOf, type LiveSubject } from './live-subject';

/** What live documents follow. */
export interface FollowServices {
  readonly sandbox: Pick<SandboxHost, 'running' | 'onDidChange'>;
  readonly auth: Pick<TargetServices['auth'], 'onDidChange'>;
  readonly writes: vscode.EventEmitter<EnvironmentName>;
}

/** Milliseconds without typing after which the live side of a comparison is arranged again. */
const pauseMs = 250;

/** What follows: see {@link LiveDocuments}. */
interface Following {
  refresh(uris: readonly vscode.Uri[]): Promise<void>;
  rearrange(uri: vscode.Uri): Promise<void>;
  forget(): void;
}

/**
 * Live documents are read again when they come back into view, when the window does, and after a write; what belongs to a
 * comparison follows the payload as it is typed. A profile of the sandbox that is deleted takes its document along.
 */
export function followLive(documents: Following, { sandbox, auth, writes }: FollowServices): vscode.Disposable {
  const held = new Disposables();
  const refresh = (uris: readonly vscode.Uri[]) => void documents.refresh(uris);
  const seen = new Set<string>();
  held.add(
    vscode.window.onDidChangeVisibleTextEditors(() => {
      const visible = visibleLive();
      // One that was just opened was read for that.
      refresh(visible.filter((uri) => seen.has(uri.toString())));
      for (const uri of openLive()) if (!visible.includes(uri)) seen.add(uri.toString());
      for (const uri of visible) seen.delete(uri.toString());
    }),
  );
  held.add(
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) refresh(visibleLive());
    }),
  );
  held.add(writes.event((environment) => refresh(openLive((subject) => subject.environment === environment))));
  held.add(
    sandbox.onDidChange(() => {
      closeDeleted(sandbox.running);
      refresh(openLive(isOfSandbox));
    }),
  );
  const anew = () => {
    documents.forget();
    refresh(openLive((subject) => !isOfSandbox(subject)));
  };
  held.add(auth.onDidChange(anew));
  held.add(
    vscode.workspace.onDidChangeConfiguration((event) => {
      const sections = ['securityProfiles.graph', 'securityProfiles.custom'];
      if (sections.some((section) => event.affectsConfiguration(section))) anew();
    }),
  );
  held.add(followTyping(documents));
  return held;
}

function followTyping(documents: Following): vscode.Disposable {
  const timers = new Map<string, NodeJS.Timeout>();
  const listener = vscode.workspace.onDidChangeTextDocument(({ document }) => {
    const payload = uriKey(document.uri);
    const compared = openLive(({ beside }) => beside instanceof vscode.Uri && uriKey(beside) === payload);
    if (compared.length === 0) return;
    clearTimeout(timers.get(payload));
    const arrange = () => {
      timers.delete(payload);
      for (const uri of compared) void documents.rearrange(uri);
    };
    timers.set(payload, setTimeout(arrange, pauseMs));
  });
  return vscode.Disposable.from(listener, {
    dispose() {
      for (const timer of timers.values()) clearTimeout(timer);
    },
  });
}

const isOfSandbox = ({ environment }: LiveSubject) => !isRemote(environment);

const isLive = ({ scheme }: vscode.Uri) => scheme === liveScheme;

const visibleLive = () => vscode.window.visibleTextEditors.map(({ document }) => document.uri).filter(isLive);

/** The live documents that VS Code holds, including those in hidden tabs. */
function openLive(wanted: (subject: LiveSubject) => boolean | undefined = () => true): vscode.Uri[] {
  return vscode.workspace.textDocuments
    .map(({ uri }) => uri)
    .filter((uri) => {
      const subject = subjectOf(uri);
      return subject !== undefined && wanted(subject);
    });
}

/** Closes the documents of the sandbox’s profiles that are gone, whoever deleted them. */
function closeDeleted(sandbox: SandboxHost['running']): void {
  if (!sandbox) return;
  const isGone = ({ input }: vscode.Tab): boolean => {
    const subject = input instanceof vscode.TabInputText ? subjectOf(input.uri) : undefined;
    return subject !== undefined && isOfSandbox(subject) && !sandbox.get(subject.kind.id, subject.id);
  };
  const gone = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(isGone));
  if (gone.length > 0) void vscode.window.tabGroups.close(gone, true);
}
