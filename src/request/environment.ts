/** Where requests go. The URL and everything else that decides where a token goes comes from user settings only. */

/** What holds for an environment whatever its settings say. */
interface EnvironmentRow {
  /** For a list, a button or the status bar. */
  readonly title: string;
  /** In the middle of a sentence: `Add to sandbox`. */
  readonly place: string;
  /** Whether `the` goes with it: `Added to the sandbox`. */
  readonly article: boolean;
  /** Codicon name. */
  readonly icon: string;
  /** For whoever chooses one. */
  readonly description: string;
  /** Runs on this computer, with a token that is new at each start: no sign-in, no trust, no question. */
  readonly isBuiltIn: boolean;
}

const rows = {
  sandbox: {
    title: 'Sandbox',
    place: 'sandbox',
    article: true,
    icon: 'database',
    description: 'Built in. Runs on this computer and needs no sign-in.',
    isBuiltIn: true,
  },
  graph: {
    title: 'Microsoft Graph',
    place: 'Microsoft Graph',
    article: false,
    icon: 'cloud',
    description: 'The live service. Microsoft announced that these APIs would be removed on 10 April 2026.',
    isBuiltIn: false,
  },
  custom: {
    title: 'Custom',
    place: 'custom environment',
    article: true,
    icon: 'cloud',
    description: 'Your own service, set in `#securityProfiles.custom.baseUrl#`.',
    isBuiltIn: false,
  },
} as const satisfies Readonly<Record<string, EnvironmentRow>>;

export type EnvironmentName = keyof typeof rows;

/** Every environment that can be chosen; the first one is the default. */
export const environments: Readonly<Record<EnvironmentName, EnvironmentRow>> = rows;

export const environmentNames = Object.keys(rows) as readonly EnvironmentName[];

/** An environment that is set up by settings. */
export type RemoteName = {
  [N in EnvironmentName]: (typeof rows)[N]['isBuiltIn'] extends true ? never : N;
}[EnvironmentName];

/** Whether an environment is another than the sandbox. */
export const isRemote = (name: EnvironmentName): name is RemoteName => !environments[name].isBuiltIn;

export interface Environment {
  readonly name: EnvironmentName;
  /** Short name for sentences, buttons and the status bar: `sandbox`, `Microsoft Graph`, `custom`. */
  readonly label: string;
  /** Absolute URL that ends in `/beta`. */
  readonly base: string;
  /** Whose profiles these are, where somebody is signed in. */
  readonly tenantId?: string;
}

/** Who answers, for the middle of a sentence: `the sandbox`, `Microsoft Graph, China`, `the custom environment`. */
export function placeOf({ name, label }: Pick<Environment, 'name' | 'label'>): string {
  const { place, article } = environments[name];
  return article ? `the ${place}` : label;
}

/**
 * Tells whose profiles something that is kept is about: an ID belongs to a tenant. The sandbox goes by its name, because its
 * port changes with each start.
 */
export function placeKey(environment: Environment): string {
  const { name, base, tenantId = '' } = environment;
  return [name, isBuiltIn(environment) ? '' : base, tenantId].join(' ');
}

/** Whether an environment is the sandbox, which runs on this computer: nothing leaves it, and nobody signs in. */
export function isBuiltIn({ name }: Pick<Environment, 'name'>): boolean {
  return environments[name].isBuiltIn;
}
