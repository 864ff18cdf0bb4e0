/** What an Add says of where it comes from, in `vendorInformation` (Microsoft's pages call both required). */
export const vendorParts = ['vendor', 'provider'] as const;

export type VendorPart = (typeof vendorParts)[number];
