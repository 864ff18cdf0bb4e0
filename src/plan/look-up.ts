import { createHash } from 'node:crypto';
import type { Kind } from '../catalog/kinds';
import { rootMembers } from '../difference/root-members';
import { inTurns, parseBy, type WorkOut } from '../difference/work';
import { childrenOf, findMember, memberNames } from '../document/members';
import { Entry, type Tape } from '../document/tape';
import type { LiveRequest } from '../live/live-failure';
import { profileKey, type LiveProfile } from '../live/live-profile';
import { listRequest, listUrl } from '../live/live-requests';
import { followable } from '../live/next-link';
import { isLargeObject, readList } from '../live/read-live-answer';
import { bodyToSend } from '../payload/intent';
import type { SendablePayload } from '../request/graph-request';
import type { BatchItem } from './batch/item';
import { sendAll } from './batch/send-all';
import type { ServicePorts } from './service';

/** An Add that may have been carried out. */
export interface LostAdd {
  /** Absolute path of the payload file. */
  readonly file: string;
  readonly payload: SendablePayload;
  /** {@link bodyDigest} of what was sent. */
  readonly body: string;
}

/** Where an Add went: to a profile, or why nobody knows. */
export type LookedUp =
  { readonly profile: LiveProfile; readonly why?: undefined } | { readonly profile?: undefined; readonly why: string };

/** SHA-256 of the body of an Add. */
export function bodyDigest(payload: SendablePayload): string {
  return createHash('sha256').update(bodyToSend(payload, 'add')).digest('hex');
}

const mostPages = 20;

/** A look-up that goes on. */
interface Search {
  readonly lost: LostAdd;
  url: string;
  readonly visited: Set<string>;
  readonly candidates: LiveProfile[];
}

/**
 * Looks for the profiles of Adds without an answer, by their kind's identifying property: one live profile that has every
 * member of the payload, and belongs to no other file, is it (contract §11).
 *
 * @param taken {@link profileKey} of profiles that belong to a file
 */
export async function lookUp(
  lostAdds: readonly LostAdd[],
  taken: ReadonlySet<string>,
  ports: ServicePorts,
): Promise<Map<string, LookedUp>> {
  const results = new Map<string, LookedUp>();
  const unknown = (lost: LostAdd, why: string) => results.set(lost.file, { why });
  const { base } = ports.environment;
  let searches = lostAdds.flatMap((lost): Search[] => {
    const filter = filterFor(lost.payload);
    if (lost.body !== bodyDigest(lost.payload)) unknown(lost, 'The file has changed since.');
    else if (filter === undefined) unknown(lost, 'It has nothing to find its profile by.');
    else return [{ lost, url: listUrl(base, lost.payload.kind, { filter }), visited: new Set(), candidates: [] }];
    return [];
  });
  for (let page = 0; searches.length > 0 && page < mostPages; page += 1) {
    const ended = new Map<Search, string | undefined>();
    await askAll(searches, ports, (search, why) => ended.set(search, why));
    for (const [search, why] of ended) {
      if (why !== undefined) unknown(search.lost, why);
      else results.set(search.lost.file, await verdict(search, taken, ports.workOut));
    }
    searches = searches.filter((search) => !ended.has(search));
  }
  for (const { lost } of searches) unknown(lost, 'The service’s list of such profiles never ends.');
  return withoutDoubles(results);
}

async function verdict(
  { lost: { payload }, candidates }: Search,
  taken: ReadonlySet<string>,
  workOut: WorkOut,
): Promise<LookedUp> {
  const { id: kind } = payload.kind;
  const free: LiveProfile[] = [];
  const turn = inTurns();
  for (const profile of candidates) {
    if (taken.has(profileKey(kind, profile.id))) continue;
    await turn(payload.document.text.length + profile.text.length);
    if (await hasEveryMember(payload, profile, workOut)) free.push(profile);
  }
  const [found] = free;
  if (!found) return { why: 'No matching profile was found.' };
  return free.length === 1 ? { profile: found } : { why: `${free.length} matching profiles were found.` };
}

async function hasEveryMember(payload: SendablePayload, profile: LiveProfile, workOut: WorkOut): Promise<boolean> {
  const live = rootMembers(await parseBy(workOut, profile.text));
  const { id, etag } = profile;
  const comparison = { payload, live, version: { id, etag }, recent: undefined, isOld: false, key: undefined };
  return (await workOut('compared', comparison)).difference.changes.length === 0;
}

/** One profile can't be that of two files. */
function withoutDoubles(results: Map<string, LookedUp>): Map<string, LookedUp> {
  const files = new Map<string, string[]>();
  for (const [file, { profile }] of results) {
    if (!profile) continue;
    const key = profileKey(profile.kind.id, profile.id);
    files.set(key, [...(files.get(key) ?? []), file]);
  }
  for (const claimed of files.values()) {
    if (claimed.length < 2) continue;
    for (const file of claimed) results.set(file, { why: 'Another file matches the same profile.' });
  }
  return results;
}

/** Asks for a page of each search. @param end told when one has ended, with why where it failed */
async function askAll(
  searches: readonly Search[],
  ports: ServicePorts,
  end: (search: Search, why?: string) => void,
): Promise<void> {
  const { environment, newGuid, workOut } = ports;
  const items = searches.map(({ url }, index): BatchItem => ({
    id: String(index + 1),
    request: listRequest(url, newGuid()),
  }));
  const byId = new Map(searches.map((search, index) => [String(index + 1), search]));
  await sendAll(items, {
    ...ports,
    base: environment.base,
    arrived: async (results) => {
      for (const { item, outcome } of results) {
        const search = byId.get(item.id);
        if (!search) continue;
        if (outcome.state !== 'answered') {
          end(search, outcome.why);
          continue;
        }
        const asked: LiveRequest = {
          operation: 'list',
          kind: search.lost.payload.kind,
          environment,
          request: item.request,
        };
        const { answer } = outcome;
        const parsed = isLargeObject(answer) ? await parseBy(workOut, answer.body) : undefined;
        const page = readList(asked, answer, parsed);
        if (!page.ok) {
          end(search, page.failure.message);
          continue;
        }
        search.candidates.push(...page.value.profiles);
        const link = page.value.nextLink;
        const next = link === undefined ? undefined : followable(link, environment.base, search.visited);
        if (!next) end(search);
        else if ('why' in next) end(search, next.why);
        else {
          search.visited.add(next.url);
          search.url = next.url;
        }
      }
    },
  });
}

/** OData's way to find profiles by the first identifying property that the payload has; undefined without one. */
function filterFor({ document: { tape }, kind }: Pick<SendablePayload, 'document'> & { readonly kind: Kind }) {
  for (const property of kind.identifying) {
    const name = findMember(tape, property);
    const filter = name === undefined ? undefined : conditionOn(property, tape, name + 1);
    if (filter !== undefined) return filter;
  }
  return undefined;
}

const literal = (tape: Tape, at: number) => `'${tape.string(at).replaceAll("'", "''")}'`;

function conditionOn(property: string, tape: Tape, at: number): string | undefined {
  if (tape.what(at) === Entry.String) return tape.string(at) === '' ? undefined : `${property} eq ${literal(tape, at)}`;
  if (tape.what(at) !== Entry.Array) return undefined;
  const [item] = childrenOf(tape, at);
  if (item === undefined) return undefined;
  if (tape.what(item) === Entry.String) return `${property}/any(item:item eq ${literal(tape, item)})`;
  const value = memberNames(tape, item).find((name) => tape.name(name).endsWith('Value'));
  if (value === undefined || tape.what(value + 1) !== Entry.String) return undefined;
  return `${property}/any(item:item/${tape.name(value)} eq ${literal(tape, value + 1)})`;
}
