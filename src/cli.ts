#!/usr/bin/env node
import { dispatch, type CommandRow } from './cli/dispatch';
import { processIo } from './cli/process-io';

/** Each command is a file of its own in `dist/`, loaded when it's needed. */
const commands: readonly CommandRow[] = [
  {
    name: 'validate',
    summary: 'Check profile payloads: files, folders, patterns, or standard input',
    load: () => import('./cli/validate'),
  },
  {
    name: 'request',
    summary: 'Print the request for a payload without sending it',
    load: () => import('./cli/request'),
  },
  {
    name: 'plan',
    summary: 'Compare payloads with the live profiles without writing anything',
    load: async () => (await import('./cli/plan/commands')).plan,
  },
  {
    name: 'apply',
    summary: 'Add and update profiles so that they match the payloads',
    load: async () => (await import('./cli/plan/commands')).apply,
  },
  {
    name: 'pull',
    summary: 'Write payload files for the profiles that have none',
    load: async () => (await import('./cli/plan/commands')).pull,
  },
  { name: 'list', summary: 'List the profiles of a kind in a service', load: () => import('./cli/list') },
  { name: 'get', summary: 'Print a profile from a service', load: () => import('./cli/get') },
  { name: 'delete', summary: 'Delete a profile from a service', load: () => import('./cli/delete') },
  {
    name: 'sandbox',
    summary: 'Run a local Microsoft Graph with the six profile sets',
    load: () => import('./cli/sandbox'),
  },
];

// Sets the exit code instead of calling process.exit(), so that output on its way to a pipe still arrives.
void dispatch(process.argv.slice(2), processIo(), commands).then((code) => (process.exitCode = code));
