import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { headLine, putLine } from '../../sandbox/store/record';

/** A host profile of ordinary size, without an id. */
export const profileBody = JSON.stringify({
  '@odata.type': '#microsoft.graph.hostSecurityProfile',
  azureTenantId: '0e1d7f1c-0000-4000-8000-000000000000',
  fqdn: 'web01.contoso.com',
  os: 'Windows',
  firstSeenDateTime: '2030-01-01T00:00:00Z',
  lastSeenDateTime: '2030-01-02T00:00:00Z',
  logonUsers: [{ accountName: 'ann', accountDomain: 'CONTOSO', accountType: 'standard', logonTypes: ['interactive'] }],
  networkInterfaces: [{ ipV4Address: '10.0.0.1', macAddress: '00-11-22-33-44-55', description: 'Ethernet' }],
  tags: ['HVA', 'SAW'],
  vendorInformation: { vendor: 'Contoso', provider: 'Endpoint' },
});

/** The id of a stored profile by its number. */
export const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

/** Makes a folder with so many host profiles, as the sandbox itself would have. Returns its path. */
export async function storeProfiles(folder: string, count: number): Promise<string> {
  await mkdir(folder);
  const lines = Array.from({ length: count }, (_, index) => {
    const text = `{"id":"${idOf(index)}",${profileBody.slice(1)}`;
    return putLine({ kind: 'host', id: idOf(index), made: index + 1, revision: index + 1, text });
  });
  await writeFile(join(folder, 'profiles.jsonl'), [headLine(0), ...lines].join(''));
  return folder;
}
