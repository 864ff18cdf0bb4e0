import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledKinds } from '../../../../src/catalog/bundled-kinds';
import { setOf, type KindId } from '../../../../src/catalog/kinds';

const identity: Readonly<Record<KindId, (number: number) => object>> = {
  host: (number) => ({ fqdn: `h${number}.contoso.com`, netBiosName: `H${number}` }),
  domain: (number) => ({ name: `d${number}.contoso.com` }),
  user: (number) => ({ userPrincipalName: `u${number}@contoso.com` }),
  ip: (number) => ({ address: `10.1.${number >> 8}.${number & 255}` }),
  file: (number) => ({ names: [`f${number}.exe`] }),
  cloudapp: (number) => ({ name: `App ${number}` }),
};

const kinds = bundledKinds.kinds;

/** A payload that every rule lets through, unlike that of any other number. */
export function payloadOf(number: number): { readonly kind: KindId; readonly payload: Record<string, unknown> } {
  const kind = kinds[number % kinds.length];
  if (!kind) throw new Error('No kinds');
  const payload = {
    '@odata.type': bundledKinds.odataType(kind.type),
    azureTenantId: '0e1d7f1c-0000-4000-8000-000000000000',
    ...identity[kind.id]?.(number),
    tags: ['first', 'second'],
    vendorInformation: { vendor: 'Contoso', provider: 'Endpoint' },
  };
  return { kind: kind.id, payload };
}

export const setOfKind = (kind: KindId) => setOf(bundledKinds.kind(kind));

/** The name of the payload file of a number. */
const nameOf = (number: number) => `p${String(number).padStart(4, '0')}.${payloadOf(number).kind}.secprofile.json`;

/** Folders of payload files, of six kinds mixed, deleted when the suite ends. */
export function payloadFolders(): (count: number) => PayloadFolder {
  const folders: string[] = [];
  after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 6 });
  });
  return (count) => {
    const folder = mkdtempSync(join(tmpdir(), 'secprofile-plan-'));
    folders.push(folder);
    return new PayloadFolder(folder, count);
  };
}

export class PayloadFolder {
  readonly state: string;

  constructor(
    readonly path: string,
    readonly count: number,
  ) {
    this.state = join(path, 'state.json');
    mkdirSync(join(path, 'payloads'));
    for (let number = 0; number < count; number++) this.write(number);
  }

  file(number: number): string {
    return join(this.path, 'payloads', nameOf(number));
  }

  write(number: number, more: object = {}): void {
    writeFileSync(this.file(number), `${JSON.stringify({ ...payloadOf(number).payload, ...more }, null, 2)}\n`);
  }
}
