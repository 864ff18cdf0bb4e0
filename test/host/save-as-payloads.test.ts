import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { SavedPayloads } from '../../src/editor/plan/save-as-payloads';
import { eventually } from '../support/eventually';
import { inWorkspace, run, setting, standIn } from './support';

const base = 'http://127.0.0.1:9/beta';

/** A page of live hosts, and the address of the next one. */
const page = (from: number, count: number, next?: string) =>
  Response.json({
    value: Array.from({ length: count }, (_, at) => ({ id: `id-${from + at}`, fqdn: `web${from + at}.contoso.com` })),
    ...(next === undefined ? {} : { '@odata.nextLink': `${base}/security/hostSecurityProfiles?$skiptoken=${next}` }),
  });

describe('Save as Payloads…', () => {
  const folder = inWorkspace('saved-then-canceled');
  const takenBack: (() => unknown)[] = [];
  let cancel: () => void;
  let isWaiting: boolean;
  let said: string[];

  /** A service of two pages, the second of which, or both, never come. */
  async function service(pages: readonly (Response | undefined)[]): Promise<void> {
    takenBack.push(await setting('securityProfiles.custom.baseUrl', base));
    takenBack.push(await setting('securityProfiles.custom.authentication', 'none'));
    takenBack.push(await setting('securityProfiles.environment', 'custom'));
    const real = globalThis.fetch;
    takenBack.push(() => (globalThis.fetch = real));
    const left = [...pages];
    globalThis.fetch = async (input, init) => {
      if (!new Request(input).url.startsWith(base)) return real(input, init);
      const answer = left.shift();
      if (answer) return answer;
      isWaiting = true;
      return new Promise((_, reject) =>
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error), { once: true }),
      );
    };
  }

  beforeEach(() => {
    said = [];
    isWaiting = false;
    const source = new vscode.CancellationTokenSource();
    const { withProgress } = vscode.window;
    let isShown = false;
    const say = (message: string) => Promise.resolve(void said.push(message));
    takenBack.push(
      standIn('withProgress', (options, task) => {
        isShown ||= options.title === 'Saving as payloads';
        return withProgress(options, (progress) => task(progress, source.token));
      }),
      standIn('showWarningMessage', say as typeof vscode.window.showWarningMessage),
      standIn('showErrorMessage', say as typeof vscode.window.showErrorMessage),
    );
    const canCancel = () => isShown && isWaiting;
    cancel = () => void eventually(canCancel, 'Cancel, while a page is waited for').then(() => source.cancel());
  });

  afterEach(async () => {
    for (const takeBack of takenBack.splice(0).reverse()) await takeBack();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  const files = async () => (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);

  it('canceled in the middle keeps what was written, and says that the rest is missing', async () => {
    await service([page(0, 100, 'more')]);
    cancel();
    const saved = await run<SavedPayloads>('saveAsPayloads', 'host', folder);
    assert.deepEqual([saved.written.length, saved.failed, saved.brokenOff], [100, [], 'The rest was canceled.']);
    assert.equal((await files()).length, 100);
    assert.deepEqual(said, ['100 payloads saved. The rest was canceled.']);

    await service([page(0, 100, 'more'), page(100, 20)]);
    const again = await run<SavedPayloads>('saveAsPayloads', 'host', folder);
    assert.deepEqual([again.written.length, again.present, again.brokenOff], [20, 100, undefined]);
    assert.equal((await files()).length, 120, 'the next time goes on from there');
  });

  it('canceled before the first profile writes nothing, and says nothing', async () => {
    await service([]);
    cancel();
    assert.equal(await run('saveAsPayloads', 'host', folder), undefined);
    assert.deepEqual([await files(), said], [[], []]);
  });

  it('says how many profiles without an ID it left out', async () => {
    await service([
      Response.json({ value: [{ id: 'id-left', fqdn: 'left.contoso.com' }, { fqdn: 'out.contoso.com' }] }),
    ]);
    const saved = await run<SavedPayloads>('saveAsPayloads', 'host', folder);
    assert.deepEqual([saved.written.length, saved.present, saved.failed, saved.unreadable], [1, 0, [], 1]);
    assert.deepEqual(said, ['1 payload saved. 1 profile without an ID left out.']);
  });

  it('canceled in the dialog for the folder reads and writes nothing', async () => {
    await service([page(0, 1)]);
    takenBack.push(standIn('showOpenDialog', () => Promise.resolve(undefined)));
    await vscode.workspace.fs.createDirectory(folder);
    assert.equal(await run('saveAsPayloads', 'host'), undefined);
    assert.deepEqual([await files(), said], [[], []]);
  });
});
