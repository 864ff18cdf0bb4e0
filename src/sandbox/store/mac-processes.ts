/** Runs a program and returns its output; rejects if that fails. */
export type Ask = (program: string, ...args: readonly string[]) => Promise<string>;

/** State and start of a process on macOS, which has no `/proc`; empty if unknown. */
export async function macProcess(ask: Ask, pid: number): Promise<{ readonly state: string; readonly started: string }> {
  const said = await Promise.all([
    // ps(1): `Z+   Mon Nov 30 09:05:03 2026`, in the words of LC_ALL=C.
    ask('/bin/ps', '-o', 'stat=,lstart=', '-p', String(pid)).catch(() => ''),
    // A new one for each start of the system.
    ask('/usr/sbin/sysctl', '-n', 'kern.bootsessionuuid').catch(() => ''),
  ]);
  const [line = '', boot = ''] = said.map((text) => text.trim().replace(/\s+/g, ' '));
  const at = line.indexOf(' ');
  return at < 0 || boot === ''
    ? { state: '', started: '' }
    : { state: line.slice(0, 1), started: `${boot}/${line.slice(at + 1)}` };
}

/** The ID of a Mac's hardware; empty if unknown. */
export async function macMachine(ask: Ask): Promise<string> {
  const said = await ask('/usr/sbin/ioreg', '-rd1', '-c', 'IOPlatformExpertDevice').catch(() => '');
  return /"IOPlatformUUID" = "([0-9A-F-]{36})"/i.exec(said)?.[1] ?? '';
}
