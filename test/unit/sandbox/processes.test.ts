import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { parseHolder, type Holder } from '../../../src/sandbox/store/holder';
import { processesOf, realProcesses, type ProcessSystem } from '../../../src/sandbox/store/processes';

interface FakeSystem {
  readonly platform?: NodeJS.Platform;
  readonly pid?: number;
  readonly host?: string;
  /** Empty on systems without `/proc`. */
  readonly boot?: string;
  readonly namespace?: string;
  readonly machine?: string;
  /** Whose numbers `/proc` shows; its own, mostly. */
  readonly procSelf?: string;
  /** State and start of other processes, by number. */
  readonly others?: Readonly<Record<number, readonly [state: string, ticks: number]>>;
}

const outermost = 'pid:[4026531836]';
const statOf = (pid: number | string, state: string, ticks: number) =>
  `${pid} (node) x) ${state} ${'0 '.repeat(18)}${ticks} 0 0\n`;

function fake(options: FakeSystem = {}) {
  const { pid = 7, host = 'web', boot = 'boot1', namespace = outermost, machine = 'm1', others = {} } = options;
  const files: Record<string, string> = { '/etc/machine-id': 'systemd\n' };
  const links: Record<string, string> = {};
  if (boot !== '') {
    files['/proc/sys/kernel/random/boot_id'] = `${boot}\n`;
    files['/proc/self/stat'] = statOf(pid, 'R', 100);
    links['/proc/self/ns/pid'] = namespace;
    links['/proc/self'] = options.procSelf ?? String(pid);
    for (const [number, [state, ticks]] of Object.entries(others))
      files[`/proc/${number}/stat`] = statOf(number, state, ticks);
  }
  const get = (table: Record<string, string>) => (path: string) => {
    const text = table[path];
    return text === undefined ? Promise.reject(new Error(path)) : Promise.resolve(text);
  };
  const system: ProcessSystem = {
    platform: options.platform ?? 'linux',
    pid,
    host: () => host,
    readFile: get(files),
    readlink: get(links),
    exists: (number) => number === pid || number in others,
    ask: () => Promise.reject(new Error('no such program')),
    machineId: (systemId) => Promise.resolve(systemId === 'systemd' ? machine : ''),
  };
  return processesOf(system);
}

/** What a sandbox on that system writes into its lock. */
async function holderOn(options: FakeSystem): Promise<Holder> {
  return { ...(await fake(options).self()), id: 'ab', beacon: true };
}

type Answer = boolean | undefined;
const alive = (system: FakeSystem, holder: Holder, answer?: Answer) =>
  fake(system).isAlive(holder, () => Promise.resolve(answer));

describe('sandbox: who is alive', () => {
  const here: FakeSystem = { others: { 50: ['S', 100], 51: ['Z', 100], 52: ['X', 100] } };

  it('is a process of the same number and start, and no zombie', async () => {
    const at = (pid: number) => holderOn({ pid });
    assert.equal(await alive(here, await at(50)), true);
    assert.equal(await alive(here, await at(99)), false);
    for (const pid of [51, 52]) assert.equal(await alive(here, await at(pid)), false, String(pid));
    assert.equal(await alive(here, { ...(await at(50)), started: 'boot1/99' }), false);
    assert.equal(await alive(here, await at(7)), false, 'who asks does not hold the folder');
  });

  it('cannot be told by number in another namespace, but by its beacon', async () => {
    const container = { pid: 1, namespace: 'pid:[4026532001]', machine: 'image' };
    const other = { ...container, namespace: 'pid:[4026532002]' };
    for (const [from, to] of [
      [container, other],
      [{}, other],
      [container, { pid: 50 }],
    ] as const) {
      const holder = await holderOn(to);
      assert.equal(await alive(from, holder, true), true);
      assert.equal(await alive(from, holder, undefined), undefined);
      assert.equal(await alive(from, holder, false), false);
    }
    const elsewhere = await holderOn({ ...other, host: 'random-name' });
    assert.equal(await alive(container, elsewhere, false), false, 'one kernel, whatever the host is called');
  });

  it('cannot be told by a /proc of another namespace', async () => {
    const inside = { pid: 9, namespace: 'pid:[4026532001]', procSelf: '5009', others: { 8: ['S', 999] } } as const;
    const holder = await holderOn({ pid: 8, namespace: 'pid:[4026532001]' });
    assert.equal(await alive(inside, holder, undefined), undefined);
    assert.equal(await alive(inside, holder, false), false);
  });

  it('is nobody from before the machine was started again, whatever it is called now', async () => {
    const before = { pid: 50, boot: 'boot0' };
    for (const host of ['web', 'db']) {
      assert.equal(await alive(here, await holderOn({ ...before, host }), false), false, host);
    }
    for (const doubtful of [{ machine: 'm2' }, { machine: '' }, { namespace: 'pid:[4026532001]' }]) {
      assert.equal(
        await alive(here, await holderOn({ ...before, ...doubtful }), false),
        undefined,
        JSON.stringify(doubtful),
      );
    }
  });

  it('is anybody on another machine', async () => {
    const other = await holderOn({ host: 'db', boot: 'boot9', machine: 'm9', pid: 99 });
    assert.equal(await alive(here, other, false), undefined);
    assert.equal(await alive(here, await holderOn({ boot: '', pid: 99 }), false), undefined, 'Windows beside WSL');
    assert.equal(await alive({ ...here, boot: '' }, await holderOn({ pid: 99 }), false), undefined);
  });

  it('is told by number and beacon on systems that do not say when a process started', async () => {
    const windows = { boot: '', platform: 'win32', others: { 50: ['S', 0] } } as const;
    assert.equal(await alive(windows, await holderOn({ boot: '', pid: 99 })), false);
    assert.equal(await alive(windows, await holderOn({ boot: '', pid: 50 }), true), true);
    assert.equal(await alive(windows, await holderOn({ boot: '', pid: 50 }), undefined), undefined);
    assert.equal(
      await alive(windows, await holderOn({ boot: '', pid: 50 }), false),
      false,
      'a number that was used again',
    );
    const renamed = await holderOn({ ...windows, pid: 99, host: 'other' });
    assert.equal(await alive(windows, renamed), false, 'the same machine under another name');
    const namesake = await holderOn({ ...windows, pid: 99, machine: 'm2' });
    assert.equal(await alive(windows, namesake), undefined, 'another machine of that name');
    const nameless = { ...windows, machine: '' };
    assert.equal(await alive(nameless, await holderOn({ boot: '', pid: 99 })), false, 'by name, where there is no id');
    assert.equal(await alive(nameless, renamed), undefined);
  });

  it('is told of locks of version 0.1 as it was then', async () => {
    const old = (text: object) => parseHolder(JSON.stringify(text)) as Holder;
    assert.equal(await alive(here, old({ pid: 50, host: 'web', started: 'boot1/100' })), true);
    assert.equal(await alive(here, old({ pid: 50, host: 'web', started: 'boot0/100' })), false);
    assert.equal(await alive(here, old({ pid: 99, host: 'web', started: '' })), false);
    assert.equal(await alive(here, old({ pid: 99, host: 'db', started: '' })), undefined);
  });

  it('is told of real processes, too', async () => {
    const unknown = () => Promise.resolve(undefined);
    const self = { ...(await realProcesses.self()), id: 'ab', beacon: false };
    const child = fork('-e', ['setInterval(() => 0, 1000)'], { execArgv: [], stdio: 'ignore' });
    child.on('error', () => undefined);
    const holder = { ...self, pid: child.pid ?? 0, started: '', namespace: undefined };
    assert.equal(await realProcesses.isAlive(holder, unknown), undefined);
    const reused = { ...self, pid: holder.pid };
    assert.equal(await realProcesses.isAlive(reused, unknown), self.started === '' ? undefined : false);
    child.kill('SIGKILL');
    await once(child, 'exit');
    assert.equal(await realProcesses.isAlive(holder, unknown), false);
    assert.equal(
      await realProcesses.isAlive({ ...self, host: 'elsewhere', started: 'x/1', machine: '' }, unknown),
      undefined,
    );
  });
});

/** A Mac: what its programs say, and nothing below `/proc`. */
interface FakeMac {
  readonly pid?: number;
  readonly host?: string;
  readonly boot?: string;
  readonly machine?: string;
  /** What `ps` says of processes, by number. */
  readonly table?: Readonly<Record<number, string>>;
}

const uuid = (digit: string) => '00000000-0000-4000-8000-000000000000'.replaceAll('0', digit);
const since = 'Mon Nov 30 09:05:03 2026';

function mac({ pid = 7, host = 'zoe.local', boot = 'B1', machine = uuid('1'), table = {} }: FakeMac = {}) {
  const processes: Readonly<Record<number, string>> = { [pid]: `S+   ${since}\n`, ...table };
  const nothing = () => Promise.reject(new Error('no /proc'));
  return processesOf({
    platform: 'darwin',
    pid,
    host: () => host,
    readFile: nothing,
    readlink: nothing,
    exists: (number) => number in processes,
    ask: (program, ...args) => {
      if (program.endsWith('sysctl')) return Promise.resolve(`${boot}\n`);
      if (program.endsWith('ioreg')) return Promise.resolve(`  "IOPlatformUUID" = "${machine}"\n`);
      const line = processes[Number(args.at(-1))];
      return line === undefined ? Promise.reject(new Error('1')) : Promise.resolve(line);
    },
    machineId: (systemId) => Promise.resolve(systemId),
  });
}

describe('sandbox: who is alive on a Mac', () => {
  const holder = async (options: FakeMac = {}): Promise<Holder> => ({
    ...(await mac({ pid: 50, ...options }).self()),
    id: 'ab',
    beacon: true,
  });
  const unknown = () => Promise.resolve(undefined);
  const running = { table: { 50: `Ss   ${since}\n` } };

  it('is a process of the same number and start, whatever the network calls the machine', async () => {
    assert.equal(await mac(running).isAlive(await holder(), unknown), true);
    assert.equal(await mac({ ...running, host: 'cafe' }).isAlive(await holder(), unknown), true);
    assert.equal(await mac().isAlive(await holder(), unknown), false);
    assert.equal(await mac({ host: 'cafe' }).isAlive(await holder(), unknown), false);
  });

  it('is not another process that got its number, nor one that has ended', async () => {
    for (const line of ['S    Tue Dec  1 10:00:00 2026', `Z    ${since}`]) {
      assert.equal(await mac({ table: { 50: line } }).isAlive(await holder(), unknown), false, line);
    }
  });

  it('is nobody from before the Mac was started again, under another name or not', async () => {
    for (const host of ['zoe.local', 'cafe']) {
      assert.equal(await mac({ ...running, boot: 'B2', host }).isAlive(await holder(), unknown), false);
    }
  });

  it('cannot be told of another Mac', async () => {
    const other = await holder({ boot: 'B9', machine: uuid('2') });
    assert.equal(await mac().isAlive(other, unknown), undefined);
  });
});
