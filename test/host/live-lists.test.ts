import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import { LiveLists, type ListServices } from '../../src/editor/live/live-lists';
import type { LiveRead } from '../../src/editor/live/services';
import { signOut } from '../../src/editor/sign-in/sign-in';
import type { EnvironmentName } from '../../src/request/environment';
import { eventually } from '../support/eventually';
import { jsonAnswer, RecordingService, type Answer } from '../support/recording-service';
import { setting } from './support';

const host = bundledKinds.kind('host');
const profile = (name: string) => ({ id: `id of ${name}`, fqdn: name });

describe('The live profiles of a service', () => {
  const service = new RecordingService();
  const undo: (() => Promise<void>)[] = [];
  let address: string;
  let lists: LiveLists;
  let reads: LiveRead[];
  const writes = new vscode.EventEmitter<EnvironmentName>();

  before(async () => {
    address = await service.start();
    undo.push(await setting('securityProfiles.custom.baseUrl', `${address}/beta`));
    undo.push(await setting('securityProfiles.custom.authentication', 'none'));
    undo.push(await setting('securityProfiles.environment', 'custom'));
  });
  after(async () => {
    for (const each of undo) await each();
    service.stop();
  });
  beforeEach(() => {
    service.requests.splice(0);
    reads = [];
    const never = new vscode.EventEmitter<void>().event;
    const unwanted = () => assert.fail('nobody asks for it');
    const log = { debug: () => undefined, warn: () => undefined, error: unwanted };
    const services: unknown = {
      auth: { current: () => undefined, credential: unwanted, onDidChange: never },
      sandbox: { target: unwanted, profiles: unwanted, onDidChange: never },
      ...{ writes, log, reads: { fire: (read: LiveRead) => reads.push(read) } },
    };
    lists = new LiveLists(services as ListServices);
  });
  afterEach(() => lists.dispose());

  const state = () => lists.of(host).state;
  const names = () => state().profiles.map(({ name }) => name);
  /** What was asked for, each time. */
  const asked = () => service.requests.map(({ url }) => decodeURIComponent(url.slice(url.indexOf('?') + 1)));
  const page = (from: string[], next?: string): Answer => {
    const link = next === undefined ? {} : { '@odata.nextLink': `${address}/beta/security/${next}` };
    return jsonAnswer({ value: from.map(profile), '@odata.count': 250, ...link });
  };

  it('are read when somebody looks, with their count, page by page, and told to whoever remembers them', async () => {
    assert.equal(lists.title, `In ${new URL(address).host}`);
    service.respond = ({ url }) =>
      url.includes('skip') ? page(['web3']) : page(['web2', 'web1'], 'hostSecurityProfiles?$skiptoken=skip');
    await lists.load(host);
    assert.deepEqual([names(), state().count, state().hasMore], [['web1', 'web2'], 250, true]);
    await lists.more(host);
    assert.deepEqual([names(), state().hasMore], [['web1', 'web2', 'web3'], false]);
    assert.deepEqual(asked(), ['$top=100&$count=true', '$skiptoken=skip']);
    assert.deepEqual(
      reads.map(({ environment, profiles, isWhole }) => [environment, profiles.length, isWhole]),
      [
        ['custom', 2, false],
        ['custom', 1, false],
      ],
    );
  });

  it('are read again after a write there, and after no other', async () => {
    service.respond = () => page(['web1']);
    await lists.load(host);
    service.respond = () => page(['web1', 'web2']);
    writes.fire('sandbox');
    writes.fire('custom');
    await eventually(() => names().length === 2, 'the new one');
    assert.equal(asked().length, 2);
  });

  it('are filtered by the service where it can', async () => {
    service.respond = () => page(['web1']);
    await lists.find(host, "o'web ");
    assert.deepEqual(asked(), ["$top=100&$count=true&$filter=contains(fqdn,'o''web')"]);
    assert.deepEqual(names(), ['web1']);
  });

  for (const status of [400, 405, 501]) {
    it(`are looked through here where it answers a filter with ${status}, page by page until there is something`, async () => {
      service.respond = ({ url }) => {
        if (url.includes('filter')) return jsonAnswer({ error: { code: 'x', message: 'No filters.' } }, status);
        return url.includes('skip')
          ? page(['db2', 'WEB3'], 'hostSecurityProfiles?$skiptoken=more')
          : page(['db1'], 'hostSecurityProfiles?$skiptoken=skip');
      };
      await lists.find(host, 'web');
      assert.deepEqual([names(), state().hasMore, state().trouble], [['WEB3'], true, undefined]);
      const unfiltered = asked().filter((query) => !query.includes('filter'));
      assert.deepEqual(unfiltered, ['$top=100', '$skiptoken=skip']);
    });
  }

  it('say why they can’t be listed, and come when they are tried again', async () => {
    service.respond = () => jsonAnswer({ error: { code: 'x', message: 'Later.' } }, 503);
    await lists.find(host, 'web');
    assert.match(state().trouble?.message ?? '', /^Can’t list host profiles: .*\(503 Service Unavailable\)\. Later\.$/);
    service.respond = () => page(['web1']);
    await lists.more(host);
    assert.deepEqual([names(), state().trouble], [['web1'], undefined]);
  });

  it('are forgotten when another environment is chosen', async () => {
    service.respond = () => page(['web1']);
    await lists.load(host);
    const back = await setting('securityProfiles.environment', 'graph');
    try {
      await eventually(() => lists.environment === 'graph', 'the other one');
      assert.deepEqual([lists.title, names(), state().isLoaded], ['In Microsoft Graph', [], false]);
      await lists.load(host);
      assert.match(state().trouble?.message ?? '', /^You aren’t signed in to Microsoft Graph\.$/);
      assert.deepEqual(state().trouble?.actions, [{ action: 'signIn' }]);
    } finally {
      await back();
      await setting('securityProfiles.environment', 'custom');
    }
  });

  it('are known no more once everybody is signed out', async () => {
    const done: string[] = [];
    const { showQuickPick } = vscode.window;
    Object.assign(vscode.window, { showQuickPick: (items: readonly unknown[]) => Promise.resolve(items.at(-1)) });
    try {
      const services: unknown = {
        auth: {
          accounts: () => Promise.resolve([]),
          hasOtherSessions: () => Promise.resolve(true),
          signOutEverywhere: () => Promise.resolve(done.push('signed out')),
        },
        records: { forgetKnown: () => done.push('forgotten') },
      };
      assert.deepEqual(await signOut(services as Parameters<typeof signOut>[0]), { signedOut: 'everyone' });
    } finally {
      Object.assign(vscode.window, { showQuickPick });
    }
    assert.deepEqual(done, ['signed out', 'forgotten']);
  });
});
