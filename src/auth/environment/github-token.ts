import { HumanError } from '../../errors';
import { urlProblem } from '../../request/safe-url';
import { failureCode } from '../../text/failure-code';
import { answerText } from '../answer-text';

/** What Entra wants a federated token to be for. */
const audience = 'api://AzureADTokenExchange';

/** How long one request may take, in milliseconds. */
const timeoutMs = 30_000;

/**
 * The ID token of a job of GitHub Actions, which lives for some minutes (GitHub docs, “OpenID Connect reference”).
 *
 * @throws HumanError where there is none to be had; never with a token in it
 */
export async function githubToken(url: string, bearer: string, fetch: typeof globalThis.fetch): Promise<string> {
  const problem = urlProblem(url);
  if (problem !== undefined) throw new HumanError(`ACTIONS_ID_TOKEN_REQUEST_URL: ${problem}`);
  const wanted = new URL(url);
  wanted.searchParams.set('audience', audience);
  try {
    const answer = await fetch(wanted.href, {
      headers: { Authorization: `Bearer ${bearer}`, Accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const { value } = Object(answer.ok ? JSON.parse(await answerText(answer)) : await answer.body?.cancel()) as {
      value?: unknown;
    };
    if (typeof value === 'string' && value !== '') return value;
    throw new HumanError(
      `GitHub returned no ID token (${answer.status}). Does the job have the permission id-token: write?`,
    );
  } catch (error) {
    if (HumanError.is(error)) throw error;
    throw new HumanError(`GitHub returned no ID token (${failureCode(error)}).`, [], { cause: error });
  }
}
