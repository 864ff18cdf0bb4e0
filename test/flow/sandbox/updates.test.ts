import { host } from './support';
import { describeRows, missing, set, type WireRow } from './wire-row';

const rows: readonly WireRow[] = [
  // Update
  {
    what: 'Update',
    method: 'PATCH',
    path: `${set}/{id}`,
    body: { tags: ['HVA'] },
    status: 200,
    has: { etag: /^W\/"/ },
    json: { ...host, tags: ['HVA'] },
  },
  {
    what: 'Update that prefers the profile',
    method: 'PATCH',
    path: `${set}/{id}`,
    body: { tags: [] },
    headers: { prefer: 'return=representation' },
    status: 200,
    has: { 'preference-applied': /representation/ },
  },
  {
    what: 'Update that prefers nothing back',
    method: 'PATCH',
    path: `${set}/{id}`,
    body: { tags: [] },
    headers: { prefer: 'return=minimal' },
    status: 204,
    has: { etag: /^W\//, 'preference-applied': /minimal/ },
    text: /^$/,
  },
  { what: 'Update of nothing at all', method: 'PATCH', path: `${set}/{id}`, body: {}, status: 200 },
  {
    what: 'Update with null for the tenant',
    method: 'PATCH',
    path: `${set}/{id}`,
    body: { azureTenantId: null },
    status: 400,
    target: 'azureTenantId',
  },
  {
    what: 'Update with another id in the body',
    method: 'PATCH',
    path: `${set}/{id}`,
    body: { id: missing, os: 'x' },
    status: 200,
    json: { os: 'x' },
  },
  {
    what: 'Update of what is not there',
    method: 'PATCH',
    path: `${set}/${missing}`,
    body: {},
    status: 404,
    error: 'itemNotFound',
  },
  {
    what: 'Update of an old version',
    method: 'PATCH',
    path: `${set}/{id}`,
    body: {},
    headers: { 'if-match': 'W/"old"' },
    status: 412,
    error: 'resourceModified',
  },
  {
    what: 'Update of any version',
    method: 'PATCH',
    path: `${set}/{id}`,
    body: {},
    headers: { 'if-match': '*' },
    status: 200,
  },
  // Delete
  {
    what: 'Delete of an old version',
    method: 'DELETE',
    path: `${set}/{id}`,
    headers: { 'if-match': 'W/"old"' },
    status: 412,
  },
  { what: 'Delete of what is not there', method: 'DELETE', path: `${set}/${missing}`, status: 404 },
];

describeRows('An Update or a delete on the wire', rows);
