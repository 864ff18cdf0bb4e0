import { History } from '../../../src/history/history';
import { someEntry } from './some-entry';

/** A window that sends without an end: keeps attempts in the folder that it's given, and prints the ID of each once it's kept. */
async function main(folder: string): Promise<void> {
  const history = new History({ folder, limit: () => 10_000 });
  for (let at = 0; ; at++) {
    const entry = someEntry(at, process.pid);
    await history.add([entry]);
    process.stdout.write(`${entry.id}\n`);
  }
}

void main(process.argv[2] ?? '');
