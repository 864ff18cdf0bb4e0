import { readListQuery } from '../query/list-query';
import { findPage } from '../query/page';
import { readOptions } from '../query/options';
import { compileFilter } from '../query/filter';
import { matching } from '../query/matching';
import { odataContext, jsonAnswer, profileText } from './answers';
import type { KindHandler } from './call';
import { readPrefer } from './prefer';

/** GET of a set: a page of it, with a link to the next one if there is one. */
export const listProfiles: KindHandler = async (call, backend, kind) => {
  const { maxPageSize } = readPrefer(call.request.headers.get('prefer'));
  const query = readListQuery(call.query, kind, backend.catalog, maxPageSize);
  const page = await findPage(backend.store.all(kind.id), query);
  const front = [`"@odata.context":${JSON.stringify(odataContext(call.base, kind, query.select, false))}`];
  if (page.count !== undefined) front.push(`"@odata.count":${page.count}`);
  if (page.next !== undefined) {
    front.push(`"@odata.nextLink":${JSON.stringify(nextLink(call.base + kind.path, call.query, page.next))}`);
  }
  const value = page.profiles.map((profile) => profileText(profile, query.select)).join(',');
  const headers: Record<string, string> =
    maxPageSize === undefined ? {} : { 'preference-applied': `odata.maxpagesize=${maxPageSize}` };
  return jsonAnswer(200, `{${front.join(',')},"value":[${value}]}`, headers);
};

/** The link to the next page of a list: the same options with another start. */
function nextLink(collection: string, query: URLSearchParams, skipToken: string): string {
  const kept = [...query].filter(([name]) => !/^\$skip(?:token)?$/i.test(name));
  return `${collection}?${[...kept, ['$skiptoken', skipToken]]
    .map(([name = '', value = '']) => `${encodeURIComponent(name).replace('%24', '$')}=${encodeURIComponent(value)}`)
    .join('&')}`;
}

/** GET of `…/$count`: a bare number as text (OData URL Conventions 4.01 §4.8). */
export const countProfiles: KindHandler = async (call, backend, kind) => {
  const text = readOptions(call.query, ['$filter']).get('$filter');
  const all = backend.store.all(kind.id);
  const filter = text === undefined ? undefined : compileFilter(text, kind, backend.catalog);
  const count = filter ? (await matching(all, filter)).length : all.length;
  return new Response(String(count), {
    headers: { 'content-type': 'text/plain;charset=utf-8', 'odata-version': '4.0' },
  });
};
