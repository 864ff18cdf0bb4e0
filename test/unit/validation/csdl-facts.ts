/**
 * What the CSDL says of the six kinds, typed off its text (graph-facts.md §1 to §3) and not read from our schemas: `!` is
 * not nullable, `[]` a collection, `*` an open type.
 */
const facts = `
host hostSecurityProfile* id:String! azureSubscriptionId:String azureTenantId:String! riskScore:String tags:String[] vendorInformation:securityVendorInformation firstSeenDateTime:DateTimeOffset lastSeenDateTime:DateTimeOffset fqdn:String isAzureAdJoined:Boolean isAzureAdRegistered:Boolean isHybridAzureDomainJoined:Boolean logonUsers:logonUser[] netBiosName:String networkInterfaces:networkInterface[] os:String osVersion:String parentHost:String relatedHostIds:String[]
domain domainSecurityProfile* id:String! azureSubscriptionId:String azureTenantId:String! riskScore:String tags:String[] vendorInformation:securityVendorInformation activityGroupNames:String[] countHits:Int32 countInOrg:Int32 domainCategories:reputationCategory[] domainRegisteredDateTime:DateTimeOffset firstSeenDateTime:DateTimeOffset lastSeenDateTime:DateTimeOffset name:String registrant:domainRegistrant
user userSecurityProfile* id:String! azureSubscriptionId:String azureTenantId:String! riskScore:String tags:String[] vendorInformation:securityVendorInformation accounts:userAccount[] createdDateTime:DateTimeOffset lastModifiedDateTime:DateTimeOffset displayName:String userPrincipalName:String
ip ipSecurityProfile* id:String! azureSubscriptionId:String azureTenantId:String! riskScore:String tags:String[] vendorInformation:securityVendorInformation activityGroupNames:String[] address:String countHits:Int32 countHosts:Int32 firstSeenDateTime:DateTimeOffset lastSeenDateTime:DateTimeOffset ipCategories:ipCategory[] ipReferenceData:ipReferenceData[]
file fileSecurityProfile* id:String! azureSubscriptionId:String azureTenantId:String! riskScore:String tags:String[] vendorInformation:securityVendorInformation activityGroupNames:String[] certificateThumbprint:String extensions:String[] fileType:String firstSeenDateTime:DateTimeOffset lastSeenDateTime:DateTimeOffset hashes:fileHash[] malwareStates:malwareState[] names:String[] size:Int64 vulnerabilityStates:vulnerabilityState[]
cloudapp cloudAppSecurityProfile* id:String! azureSubscriptionId:String azureTenantId:String riskScore:String tags:String[] vendorInformation:securityVendorInformation createdDateTime:DateTimeOffset lastModifiedDateTime:DateTimeOffset deploymentPackageUrl:String destinationServiceName:String isSigned:Boolean manifest:String name:String permissionsRequired:enum platform:String policyName:String publisher:String type:String
- logonUser accountDomain:String accountName:String accountType:enum firstSeenDateTime:DateTimeOffset lastSeenDateTime:DateTimeOffset logonId:String logonTypes:enum[]
- networkInterface description:String ipV4Address:String ipV6Address:String localIpV6Address:String macAddress:String
- reputationCategory description:String name:String vendor:String
- ipCategory description:String name:String vendor:String
- domainRegistrant countryOrRegionCode:String organization:String url:String vendor:String
- userAccount displayName:String lastSeenDateTime:DateTimeOffset riskScore:String service:String signinName:String status:enum
- ipReferenceData asn:Int64 city:String state:String countryOrRegionCode:String organization:String vendor:String
- securityVendorInformation provider:String providerVersion:String subProvider:String vendor:String
- fileHash hashType:enum hashValue:String
- malwareState category:String family:String name:String severity:String wasRunning:Boolean
- vulnerabilityState cve:String severity:String wasRunning:Boolean`;

interface FactualProperty {
  readonly type: string;
  readonly nullable: boolean;
  readonly collection: boolean;
}

export interface FactualType {
  readonly kind: string;
  readonly name: string;
  readonly open: boolean;
  readonly properties: ReadonlyMap<string, FactualProperty>;
}

export const factualTypes: readonly FactualType[] = facts
  .trim()
  .split('\n')
  .map((line) => {
    const [kind = '', name = '', ...properties] = line.split(' ');
    return {
      kind,
      name: name.replace('*', ''),
      open: name.endsWith('*'),
      properties: new Map(properties.map(property)),
    };
  });

function property(text: string): [string, FactualProperty] {
  const [name = '', type = ''] = text.split(':');
  return [name, { type: type.replace(/[![\]]/g, ''), nullable: !type.endsWith('!'), collection: type.endsWith('[]') }];
}
