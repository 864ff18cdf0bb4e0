const tenant = '3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93';

/** A host payload of about this many characters, as a person would write it: indented, mostly logons and network cards. */
export function bigPayload(size: number, withMistakes = false): string {
  const profile = {
    '@odata.type': '#microsoft.graph.hostSecurityProfile',
    azureTenantId: tenant,
    azureSubscriptionId: 'b7c1d9e2-4f30-4a86-91d5-0c8e7a6f5b14',
    fqdn: 'web01.contoso.com',
    firstSeenDateTime: '2024-01-01T00:00:00Z',
    lastSeenDateTime: '2024-02-01T00:00:00.5931807Z',
    isAzureAdJoined: true,
    os: 'Windows Server',
    osVersion: '10.0.20348',
    tags: ['HVA'],
    vendorInformation: { vendor: 'Contoso', provider: 'Contoso Sensor', providerVersion: '4.2' },
    logonUsers: [] as object[],
    networkInterfaces: [] as object[],
  };
  const each = JSON.stringify([logon(1000, false), card(1000)], undefined, 2).length;
  const count = Math.max(1, Math.round((size - JSON.stringify(profile, undefined, 2).length) / (each * 1.13)));
  for (let index = 0; index < count; index++) {
    profile.logonUsers.push(logon(index, withMistakes && index % 10 === 0));
    profile.networkInterfaces.push(card(index));
  }
  return JSON.stringify(profile, undefined, 2);
}

function logon(index: number, withMistakes: boolean): object {
  return {
    accountDomain: 'CONTOSO',
    [withMistakes ? 'acountName' : 'accountName']: `user${index}`,
    accountType: withMistakes ? 7 : 'standard',
    firstSeenDateTime: '2024-01-01T00:00:00Z',
    lastSeenDateTime: withMistakes ? '2024-02-30T00:00:00Z' : '2024-02-01T00:00:00.1234567Z',
    logonId: `0x${index.toString(16)}`,
    logonTypes: ['interactive', 'network'],
  };
}

function card(index: number): object {
  return {
    description: `Ethernet ${index}`,
    ipV4Address: `10.0.${(index >> 8) & 255}.${index & 255}`,
    ipV6Address: `2001:db8::${(index & 65535).toString(16)}`,
    localIpV6Address: 'fe80::1',
    macAddress: '00:11:22:33:44:55',
  };
}
