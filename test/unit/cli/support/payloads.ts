/** A host without a problem, as an Add. */
export const goodHost = `{
  "azureTenantId": "3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93",
  "fqdn": "web01.contoso.com",
  "vendorInformation": { "vendor": "Contoso", "provider": "Contoso Sensor" }
}
`;

/** The same with one error, in line 3 from column 22. */
export const badHost = goodHost.replace('"fqdn": "web01.contoso.com"', '"isAzureAdJoined": "true"');

/** The same with one warning, in line 3. */
export const doubtfulHost = goodHost.replace('"fqdn"', '"fqdnn"');
