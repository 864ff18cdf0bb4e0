import type { Kind } from '../../catalog/kinds';
import { chosenId, readProfileBody } from './read-profile-body';
import { mergedProfile, newProfile } from '../profile/compose';
import { readOptions } from '../query/options';
import { readSelect } from '../query/select';
import type { StoreChange, Profile } from '../store/store';
import { emptyAnswer, profileAnswer } from './answers';
import type { Call, KindHandler, Backend } from './call';
import { demandMatch, etagOf, isKnown } from './etag';
import { GraphError } from './graph-error';
import { readPrefer } from './prefer';

function notFound(kind: Kind, id: string): GraphError {
  return new GraphError(404, `There is no ${kind.type} with the id '${id}'.`, { target: 'id' });
}

function selection({ query }: Call, kind: Kind, { catalog }: Backend) {
  return readSelect(readOptions(query, ['$select']).get('$select'), kind, catalog);
}

function written(change: StoreChange): Profile {
  if ('profile' in change) return change.profile;
  throw new Error(`Expected a profile to be written, not ${change.what}`);
}

const applied = (preference: string | undefined): Record<string, string> =>
  preference ? { 'preference-applied': `return=${preference}` } : {};

export const getProfile: KindHandler = (call, backend, kind) => {
  const select = selection(call, kind, backend);
  const profile = backend.store.get(kind.id, call.id);
  if (!profile) throw notFound(kind, call.id);
  if (isKnown(call.request.headers.get('if-none-match'), profile)) return emptyAnswer(304, { etag: etagOf(profile) });
  return profileAnswer(200, call.base, kind, profile, select);
};

/** POST to the collection or to its `$ref`: 201 with the profile, or 204 if the client prefers `return=minimal`. */
export const postProfile: KindHandler = async (call, backend, kind) => {
  const select = selection(call, kind, backend);
  const prefer = readPrefer(call.request.headers.get('prefer'));
  const body = await readProfileBody(call, backend, kind, 'add');
  const id = kind.serverSet.includes('id') ? backend.newId() : chosenId(body);
  const text = newProfile(kind, id, body, backend.now());
  const key = id.toLowerCase();
  const change = await backend.store.commit((now) => {
    if (now.get(kind.id, key))
      throw new GraphError(409, `A ${kind.type} with the id '${id}' already exists.`, { target: 'id' });
    return { put: { kind: kind.id, id: key, text } };
  });
  const profile = written(change);
  const location = `${call.base}${kind.path}/${id}`;
  const headers = { location, ...applied(prefer.return) };
  if (prefer.return === 'minimal') {
    return emptyAnswer(204, { ...headers, etag: etagOf(profile), 'odata-entityid': location });
  }
  return profileAnswer(201, call.base, kind, profile, select, headers);
};

/** PATCH: 200 with the profile, or 204 if the client prefers `return=minimal`. */
export const patchProfile: KindHandler = async (call, backend, kind) => {
  const select = selection(call, kind, backend);
  const { headers } = call.request;
  const prefer = readPrefer(headers.get('prefer'));
  if (!backend.store.get(kind.id, call.id)) throw notFound(kind, call.id);
  const body = await readProfileBody(call, backend, kind, 'update');
  const change = await backend.store.commit((now) => {
    const before = now.get(kind.id, call.id);
    if (!before) throw notFound(kind, call.id);
    demandMatch(headers, before);
    return { put: { kind: kind.id, id: call.id, text: mergedProfile(kind, before.text, body, backend.now()) } };
  });
  const profile = written(change);
  if (prefer.return === 'minimal') return emptyAnswer(204, { etag: etagOf(profile), ...applied(prefer.return) });
  return profileAnswer(200, call.base, kind, profile, select, applied(prefer.return));
};

export const removeProfile: KindHandler = async (call, backend, kind) => {
  readOptions(call.query, []);
  await backend.store.commit((now) => {
    const before = now.get(kind.id, call.id);
    if (!before) throw notFound(kind, call.id);
    demandMatch(call.request.headers, before);
    return { remove: { kind: kind.id, id: call.id } };
  });
  return emptyAnswer(204);
};
