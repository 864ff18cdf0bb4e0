import { host } from './support';
import { describeRows, set, type WireRow } from './wire-row';

const rows: readonly WireRow[] = [
  {
    what: 'PUT of a set',
    method: 'PUT',
    path: set,
    body: host,
    status: 405,
    error: 'notAllowed',
    has: { allow: /^GET, HEAD, POST, OPTIONS$/ },
  },
  {
    what: 'POST to a profile',
    method: 'POST',
    path: `${set}/{id}`,
    body: host,
    status: 405,
    has: { allow: /^GET, HEAD, PATCH, DELETE, OPTIONS$/ },
  },
  { what: 'GET of $ref', method: 'GET', path: `${set}/$ref`, status: 405, has: { allow: /^POST, OPTIONS$/ } },
  { what: 'GET of $batch', method: 'GET', path: '/$batch', status: 405, has: { allow: /^POST, OPTIONS$/ } },
  {
    what: 'OPTIONS of a set',
    method: 'OPTIONS',
    path: set,
    status: 204,
    has: { allow: /^GET, HEAD, POST, OPTIONS$/ },
    text: /^$/,
  },
  { what: 'an unknown set', method: 'GET', path: '/security/alerts', status: 404, error: 'itemNotFound' },
  { what: 'a path below a profile', method: 'GET', path: `${set}/{id}/os`, status: 404 },
  { what: 'an unknown path', method: 'GET', path: '/users', status: 404 },
  {
    what: 'the service document',
    method: 'GET',
    path: '/',
    status: 200,
    json: { value: [{ name: 'security', kind: 'Singleton', url: 'security' }] },
  },
  { what: 'the singleton', method: 'GET', path: '/security', status: 200 },
  {
    what: '$metadata',
    method: 'GET',
    path: '/%24Metadata',
    status: 200,
    has: { 'content-type': /^application\/xml/ },
    text: /<Singleton Name="security"/,
  },
];

describeRows('Methods and paths on the wire', rows);
