import type { TypeModel } from './model';

/** Names in other systems, by the property that they stand for. */
type Row = Readonly<Record<string, readonly string[]>>;

const everyKind: Row = {
  azureTenantId: ['tenantId', 'tenant', 'aadTenantId', 'organizationId'],
  azureSubscriptionId: ['subscriptionId', 'subscription'],
  riskScore: ['risk', 'score', 'riskLevel'],
  tags: ['labels', 'tag'],
  vendorInformation: ['vendorInfo'],
};

const seen: Row = {
  firstSeenDateTime: ['firstSeen', 'firstObserved', 'firstSeenTime'],
  lastSeenDateTime: ['lastSeen', 'lastObserved', 'lastSeenTime'],
};

const stamped: Row = {
  createdDateTime: ['created', 'createdAt', 'creationTime'],
  lastModifiedDateTime: ['modified', 'modifiedAt', 'lastUpdateDateTime', 'updated'],
};

const actors: Row = { activityGroupNames: ['activityGroupName', 'threatActor', 'intrusionSet'] };
const located: Row = {
  countryOrRegionCode: ['country', 'countryCode', 'countryOrRegion'],
  organization: ['org', 'organizationName', 'isp'],
};

/**
 * What properties are called elsewhere, for "Did you mean": names of Graph's alerts (`alert`, `hostSecurityState`,
 * `deviceEvidence`, `fileDetails` and their like), of MISP's attributes and objects (`ip-dst`, `size-in-bytes`), and of
 * STIX 2.1 (`first_observed`, `account_login`). Compared without case and punctuation: `last_seen`, `last-seen`, and
 * `lastSeen` are one row.
 */
export const synonyms: Readonly<Record<string, Row>> = {
  hostSecurityProfile: {
    ...everyKind,
    ...seen,
    fqdn: ['hostName', 'host', 'computerName', 'machineName', 'deviceName', 'deviceDnsName', 'dnsName', 'name'],
    netBiosName: ['netBios', 'samAccountName'],
    os: ['operatingSystem', 'osPlatform', 'platform', 'osType'],
    osVersion: ['operatingSystemVersion', 'osBuild', 'version'],
    isAzureAdJoined: ['isEntraJoined', 'aadJoined'],
    isAzureAdRegistered: ['isEntraRegistered', 'aadRegistered'],
    isHybridAzureDomainJoined: ['isHybridJoined', 'hybridJoined'],
    logonUsers: ['loggedOnUsers', 'users'],
    networkInterfaces: [
      'ipInterfaces',
      'interfaces',
      'ipAddress',
      'ipAddresses',
      'privateIpAddress',
      'publicIpAddress',
    ],
  },
  domainSecurityProfile: {
    ...everyKind,
    ...seen,
    ...actors,
    name: ['domain', 'domainName', 'destinationDomain', 'fqdn', 'hostName', 'value'],
    domainRegisteredDateTime: ['registeredDateTime', 'creationDate', 'registered'],
    domainCategories: ['categories'],
    registrant: ['registrantOrg', 'registrantName'],
  },
  userSecurityProfile: {
    ...everyKind,
    ...stamped,
    userPrincipalName: ['upn', 'email', 'mail', 'userName', 'accountLogin', 'userId'],
    displayName: ['name', 'fullName'],
    accounts: ['userAccounts', 'userAccount'],
  },
  ipSecurityProfile: {
    ...everyKind,
    ...seen,
    ...actors,
    address: ['ipAddress', 'ip', 'ipAddr', 'ipSrc', 'ipDst', 'destinationAddress', 'sourceAddress', 'value'],
    countHosts: ['hostCount'],
    ipCategories: ['categories'],
    ipReferenceData: ['location', 'geo', 'geolocation'],
  },
  fileSecurityProfile: {
    ...everyKind,
    ...seen,
    ...actors,
    names: ['name', 'fileName', 'fileNames'],
    extensions: ['extension', 'fileExtension'],
    fileType: ['mimeType', 'type', 'contentType'],
    size: ['fileSize', 'sizeInBytes'],
    hashes: ['hash', 'fileHash', 'fileHashes', 'md5', 'sha1', 'sha256', 'sha512'],
    certificateThumbprint: ['signerHash', 'certificate', 'thumbprint'],
    malwareStates: ['malware', 'malwareState'],
    vulnerabilityStates: ['vulnerability', 'vulnerabilities', 'cve'],
  },
  cloudAppSecurityProfile: {
    ...everyKind,
    ...stamped,
    name: ['displayName', 'appName', 'appDisplayName', 'saasAppName'],
    publisher: ['publisherName', 'developer'],
    type: ['appType', 'category'],
    isSigned: ['signed'],
    permissionsRequired: ['permissions', 'requiredPermissions'],
    deploymentPackageUrl: ['url', 'packageUrl'],
    destinationServiceName: ['serviceName', 'service'],
  },
  logonUser: {
    ...seen,
    accountName: ['userName', 'samAccountName', 'account', 'user', 'name'],
    accountDomain: ['domain', 'domainName', 'ntDomain', 'userDomainName'],
    accountType: ['userType', 'type'],
    logonId: ['id', 'sessionId'],
    logonTypes: ['logonType'],
  },
  networkInterface: {
    ipV4Address: ['ipAddress', 'ip', 'address'],
    macAddress: ['mac', 'macAddr', 'physicalAddress'],
    description: ['name'],
  },
  reputationCategory: { name: ['category'] },
  ipCategory: { name: ['category'] },
  domainRegistrant: { ...located, url: ['website'] },
  ipReferenceData: { ...located, asn: ['asNumber', 'as', 'autonomousSystem'], state: ['region', 'stateOrProvince'] },
  fileHash: {
    hashType: ['type', 'algorithm', 'hashAlgorithm'],
    hashValue: ['value', 'hash', 'md5', 'sha1', 'sha256', 'sha512'],
  },
  malwareState: { family: ['malwareFamily', 'familyName'], name: ['malwareName', 'threatName'] },
  vulnerabilityState: { cve: ['cveId', 'vulnerability', 'id'] },
  userAccount: {
    lastSeenDateTime: ['lastSeen', 'accountLastLogin', 'lastLogin'],
    service: ['serviceName', 'application', 'app'],
    signinName: ['userPrincipalName', 'upn', 'accountName', 'userName', 'accountLogin', 'login'],
  },
  securityVendorInformation: {
    provider: ['providerName'],
    subProvider: ['subProviderName'],
    vendor: ['vendorName', 'company'],
  },
};

/** A name without what systems spell differently: case, underscores, hyphens, dots, and spaces. */
export const foldName = (name: string): string => name.replace(/[-_. ]/g, '').toLowerCase();

/** The property of a type that another system calls by this name; `undefined` where none is known. */
export function calledElsewhere(name: string, type: Pick<TypeModel, 'name' | 'properties'>): string | undefined {
  const row = Object.hasOwn(synonyms, type.name) ? synonyms[type.name] : undefined;
  if (!row || name.length > 64) return undefined;
  const folded = foldName(name);
  return Object.keys(row).find(
    (property) =>
      Object.hasOwn(type.properties, property) &&
      (foldName(property) === folded || row[property]?.some((other) => foldName(other) === folded)),
  );
}
