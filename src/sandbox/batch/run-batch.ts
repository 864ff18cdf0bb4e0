import { Buffer } from 'node:buffer';
import { jsonAnswer } from '../wire/answers';
import { readJsonText } from '../wire/json-body';
import type { Call, Handler } from '../wire/call';
import { GraphError } from '../wire/graph-error';
import { readOptions } from '../query/options';
import { type IndividualRequest, readBatch } from './read-batch';

/** The answer to one item, with its text for the batch's answer. */
interface Outcome {
  readonly failed: boolean;
  readonly text: string;
}

/** A body as a value inside JSON (OData JSON 4.01 §19.2): JSON as it is, text as a string, anything else as base64url. */
async function bodyText(response: Response): Promise<string | undefined> {
  if (!response.body) return undefined;
  const type = response.headers.get('content-type') ?? '';
  const bytes = Buffer.from(await response.arrayBuffer());
  if (/^application\/json\b/i.test(type)) return bytes.toString();
  return JSON.stringify(/^text\//i.test(type) ? bytes.toString() : bytes.toString('base64url'));
}

/** Names that aren't written as capitalized words. */
const spellings: Readonly<Record<string, string>> = {
  etag: 'ETag',
  'odata-version': 'OData-Version',
  'odata-entityid': 'OData-EntityId',
  'www-authenticate': 'WWW-Authenticate',
  'request-id': 'request-id',
  'client-request-id': 'client-request-id',
};

/** Headers as Graph spells them: Microsoft's JavaScript client looks for `Content-Type` in exactly this case. */
function headersOf({ headers }: Response): Record<string, string> {
  const spelt = (name: string) => spellings[name] ?? name.replace(/(?:^|-)[a-z]/g, (letters) => letters.toUpperCase());
  return Object.fromEntries([...headers].map(([name, value]) => [spelt(name), value]));
}

async function outcomeOf(id: string, response: Response): Promise<Outcome> {
  const head = JSON.stringify({ id, status: response.status, headers: headersOf(response) });
  const body = await bodyText(response);
  return { failed: response.status >= 400, text: body === undefined ? head : `${head.slice(0, -1)},"body":${body}}` };
}

/** A scheme, a host, or a batch inside a batch: Graph accepts none of these. */
const notRelative = /^(?:[a-z][a-z0-9+.-]*:|\/\/|\\)/i;
const nested = /^\/?(?:beta\/)?(?:\$|%24)batch\b/i;

/** Microsoft's JavaScript client keeps the version in an item's URL, Graph's docs leave it out: both are accepted. */
const versionPrefix = /^\/?(?:beta(?:\/|$|(?=\?)))?/i;

/** @throws GraphError 400 for a URL that is not a relative one */
function requestOf({ method, url, headers, body }: IndividualRequest, base: string): Request {
  if (notRelative.test(url))
    throw new GraphError(400, `The URL of an item is relative to ${base}, not '${url}'.`, { target: 'url' });
  if (nested.test(url)) throw new GraphError(400, 'A batch cannot hold another batch.', { target: 'url' });
  const withBody = body !== undefined && method !== 'GET' && method !== 'HEAD';
  return new Request(`${base}/${url.replace(versionPrefix, '')}`, { method, headers, ...(withBody ? { body } : {}) });
}

async function answerItem(
  item: IndividualRequest,
  call: Call,
  dependencies: readonly Promise<Outcome>[],
): Promise<Response> {
  const failed = (await Promise.all(dependencies)).some((outcome) => outcome.failed);
  if (failed) return call.refuse(new GraphError(424, 'A request that this one depends on has failed.'), item.headers);
  try {
    return await call.dispatch(requestOf(item, call.base));
  } catch (error) {
    const refusal =
      error instanceof GraphError ? error : new GraphError(400, 'The request cannot be read.', { target: 'url' });
    return call.refuse(refusal, item.headers);
  }
}

/**
 * POST to `$batch`. Items without dependencies run in parallel; an item whose dependency failed gets 424. The response is
 * 200 whenever the batch could be read, however its items end.
 */
export const runBatch: Handler = async (call) => {
  readOptions(call.query, []);
  const items = readBatch(await readJsonText(call.request));
  const outcomes = new Map<string, Promise<Outcome>>();
  for (const item of items) {
    const dependencies = item.dependsOn.flatMap((id) => outcomes.get(id) ?? []);
    const answer = answerItem(item, call, dependencies);
    outcomes.set(
      item.id.toLowerCase(),
      answer.then((response) => outcomeOf(item.id, response)),
    );
  }
  const texts = (await Promise.all(outcomes.values())).map(({ text }) => text);
  return jsonAnswer(200, `{"responses":[${texts.join(',')}]}`);
};
