/** Where requests go. The URL and everything else that decides where a token goes comes from user settings only. */

export type EnvironmentName = 'sandbox' | 'graph' | 'custom';

export interface Environment {
  readonly name: EnvironmentName;
  /** Short name for sentences, buttons and the status bar: `sandbox`, `Microsoft Graph`, `custom`. */
  readonly label: string;
  /** Absolute URL that ends in `/beta`. */
  readonly base: string;
  /** Whose profiles these are, where somebody is signed in. */
  readonly tenantId?: string;
}

/** Who answers, for the middle of a sentence: `the sandbox`, `Microsoft Graph`, `the custom environment`. */
export function placeOf(environment: Pick<Environment, 'name' | 'label'>): string {
  if (environment.name === 'graph') return environment.label;
  return environment.name === 'sandbox' ? 'the sandbox' : 'the custom environment';
}
