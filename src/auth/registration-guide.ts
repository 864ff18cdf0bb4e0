import type { Account } from './account';
import { isGuid } from '../text/guid';
import { graphAppId, type Cloud } from './clouds';
import { anyTenant, clientIdProblem, normalTenant, tenantProblem } from './identifiers';
import { redirectUri } from './registration-portal';

/** What the person types in the guided first time, each checked as it is typed. */
export interface GuideField {
  readonly id: 'clientId' | 'tenant';
  readonly label: string;
  readonly prompt: string;
  readonly placeholder: string;
  /** Whether it may stay empty. */
  readonly optional: boolean;
  /** A sentence when the text cannot work; undefined when it can. */
  readonly problem: (text: string) => string | undefined;
}

export const guideFields: readonly GuideField[] = [
  {
    id: 'clientId',
    label: 'Application (client) ID',
    prompt: 'The app registration to sign in with. It isn’t a secret.',
    placeholder: '11111111-2222-3333-4444-555555555555',
    optional: false,
    problem: clientIdProblem,
  },
  {
    id: 'tenant',
    label: 'Tenant',
    prompt: 'Tenant ID or domain. Leave it empty only for multitenant apps.',
    placeholder: 'contoso.onmicrosoft.com',
    optional: true,
    problem: tenantProblem,
  },
];

/** `SecurityEvents.ReadWrite.All` as a delegated and as an application permission. */
const permission = {
  person: '6aedf524-7e1c-45a7-bd76-ded8cab8d0fc=Scope',
  app: 'd903a879-88e0-4c09-b0c9-82f6a1333f84=Role',
} as const;

export interface GuideStep {
  readonly title: string;
  /** Markdown. */
  readonly text: string;
  /** A line for a shell with the Azure CLI; the same for POSIX shells and PowerShell. */
  readonly command?: string;
}

/**
 * How to register an app with the Azure CLI, step by step, with lines to copy. Only values that look like a GUID or
 * a domain go into a line, so that nothing typed can become part of a command.
 *
 * @param who `app` for app-only sign-in with a secret or certificate
 */
export function registrationSteps(
  cloud: Cloud,
  { clientId = '', tenant = '' }: { readonly clientId?: string; readonly tenant?: string } = {},
  who: Account['kind'] = 'person',
): readonly GuideStep[] {
  const id = isGuid(clientId.trim()) ? clientId.trim() : '<client id>';
  const known = tenantProblem(tenant) === undefined && normalTenant(tenant) !== anyTenant;
  const login = known
    ? `az login --tenant ${normalTenant(tenant)} --allow-no-subscriptions`
    : 'az login --allow-no-subscriptions';
  const client =
    who === 'person' ? ` --is-fallback-public-client true --public-client-redirect-uris ${redirectUri}` : '';
  return [
    ...(cloud.id === 'global'
      ? []
      : [{ title: 'Choose the cloud', text: cloud.label, command: `az cloud set --name ${cloud.azName}` }]),
    { title: 'Sign in to the Azure CLI', text: 'Use an account that can register apps.', command: login },
    {
      title: 'Register the app',
      text: 'The command prints the client ID.',
      command: `az ad app create --display-name "Security Profiles for VS Code" --sign-in-audience AzureADMyOrg${client} --query appId --output tsv`,
    },
    {
      title: 'Request the permission',
      text: 'SecurityEvents.ReadWrite.All of Microsoft Graph. For Add this is an assumption: Microsoft never documented one.',
      command: `az ad app permission add --id ${id} --api ${graphAppId} --api-permissions ${permission[who]}`,
    },
    ...(who === 'person'
      ? []
      : [
          {
            title: 'Add a client secret or a certificate',
            text: 'The command creates a client secret and prints it once; use it to sign in. For a certificate, add `--cert "@certificate.pem"`.',
            command: `az ad app credential reset --id ${id} --append --display-name "VS Code" --query password --output tsv`,
          },
        ]),
    { title: 'Create the service principal', text: 'Once for each tenant.', command: `az ad sp create --id ${id}` },
    {
      title: 'Consent',
      text:
        who === 'person'
          ? 'An administrator must do this. People who sign in also need the Security Administrator role.'
          : 'An administrator must do this.',
      command: `az ad app permission admin-consent --id ${id}`,
    },
  ];
}
