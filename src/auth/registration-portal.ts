import type { Account } from './account';
import type { Cloud } from './clouds';

/** To be registered under “Mobile and desktop applications”: Entra then takes any port of it (RFC 8252 §7.3). */
export const redirectUri = 'http://localhost';

/** What the portal calls things is bold, what is typed is code. */
type Markdown = string;

const permission = 'SecurityEvents.ReadWrite.All';

/**
 * How to register an app in the Microsoft Entra admin center, a step each, by the names of its pages and buttons in
 * Microsoft's “Register an application” and “How to add a redirect URI”. Older portals have other names in places; both
 * are given.
 *
 * @param who `app` for app-only sign-in with a secret or certificate
 */
export function portalSteps({ adminCenter }: Pick<Cloud, 'adminCenter'>, who: Account['kind']): readonly Markdown[] {
  const isPerson = who === 'person';
  return [
    `Sign in to ${adminCenter} with an account that can register apps (Application Developer or higher).`,
    'Go to **Entra ID** > **App registrations** (**Identity** > **Applications** > **App registrations** in older portals) and select **New registration**.',
    'Enter a name, such as `Security Profiles for VS Code`. Under **Supported account types**, select the single-tenant option. Leave **Redirect URI** empty, and select **Register**.',
    'On the **Overview** page, copy the **Application (client) ID** and the **Directory (tenant) ID**. You enter both when you sign in.',
    ...(isPerson
      ? [
          `Under **Manage**, select **Authentication** > **Add Redirect URI** (**Add a platform** in older portals) > **Mobile and desktop applications**. As a custom redirect URI, enter \`${redirectUri}\`, and select **Configure**.`,
          'Still in **Authentication**, turn on **Allow public client flows** (on the **Settings** tab, or under **Advanced settings** in older portals), and select **Save**. Device codes need it.',
        ]
      : [
          'Under **Manage**, select **Certificates & secrets**. Either select **Client secrets** > **New client secret**, and copy its **Value** at once, because it is shown only now; or select **Certificates** > **Upload certificate**.',
        ]),
    ...permissionSteps(who),
    ...(isPerson
      ? ['People who sign in also need the **Security Administrator** role: **Entra ID** > **Roles & admins**.']
      : []),
  ];
}

/** The part of it that only administrators can do, for an app that is registered already. */
export function permissionSteps(who: Account['kind']): readonly Markdown[] {
  const sort = who === 'person' ? '**Delegated permissions**' : '**Application permissions**';
  return [
    `Under **Manage**, select **API permissions** > **Add a permission** > **Microsoft Graph** > ${sort}. Select \`${permission}\`, and then **Add permissions**. For adding profiles, this permission is an assumption: Microsoft never documented one.`,
    'On the same page, an administrator selects **Grant admin consent for** your tenant, and then **Yes**.',
  ];
}

/** Steps for places that show no Markdown, numbered. */
export const numberedPlainly = (steps: readonly Markdown[]): string[] =>
  steps.map((step, at) => `${at + 1}. ${step.replace(/\*\*|`/g, '')}`);
