import type { OutgoingHttpHeaders } from 'node:http';
import { everything, hostile } from './hostile-texts';
import type { Answer } from '../support/recording-service';

/** An answer, and what of it a person has to see, as text. */
export interface HostileAnswer {
  readonly name: string;
  readonly answer: Answer;
  readonly headline: RegExp;
  /** Texts that stand somewhere in the panel, letter by letter. */
  readonly shown: readonly string[];
}

const json = (status: number, value: unknown, headers: OutgoingHttpHeaders = {}): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json', ...headers },
  body: typeof value === 'string' ? value : JSON.stringify(value),
});

const link = hostile.command;

/** @param evil address of a server that must never hear of anything */
export function hostileAnswers(evil: string): readonly HostileAnswer[] {
  const error = {
    error: {
      code: hostile.icon,
      message: everything,
      target: link,
      details: [{ code: hostile.image, message: everything, target: hostile.https }],
      innerError: { 'request-id': hostile.image, code: hostile.image },
    },
  };
  const page = `<!DOCTYPE html><meta http-equiv="refresh" content="0;url=${evil}/refresh"><base href="${evil}/">
<script src="${evil}/script.js"></script><script>window.__hostile=6</script><img src="${evil}/image.png" onerror="window.__hostile=7">
<iframe src="${evil}/frame"></iframe><a href="command:workbench.action.closeWindow">hostile</a>`;
  const redirects = [301, 302, 307, 308].map((status) => ({
    name: `a redirect with ${status} to somebody else`,
    answer: { status, headers: { Location: `${evil}/taken`, Refresh: `0; url=${evil}/refresh` } },
    headline: new RegExp(`^Not added: the custom environment redirected the request \\(${status} `),
    shown: [`${evil}/taken`],
  }));
  return [
    {
      name: 'an error whose every text is hostile',
      answer: json(400, error),
      headline: /hostile-link/,
      shown: [link, hostile.icon, hostile.https, hostile.image],
    },
    {
      name: 'a refusal with markup in its headers',
      answer: json(401, error, {
        'WWW-Authenticate': `Bearer realm="${link} ${hostile.image}", authorization_uri="${evil}/authorize", claims="e30="`,
        'X-hostile': `${hostile.icon} ${link} ${hostile.image}`,
        'request-id': hostile.image,
        Link: `<${evil}/style.css>; rel=preload; as=style`,
      }),
      headline: /^Not added/,
      shown: [link, hostile.image],
    },
    ...redirects,
    {
      name: 'a profile whose id climbs out of the set',
      answer: json(201, { id: '../../evil', displayName: everything }),
      headline: /^Added host profile \[hostile-link\]/,
      shown: ['../../evil'],
    },
    {
      name: 'a profile whose id is a link',
      answer: json(201, { id: link, '@odata.context': `${evil}/$metadata`, [everything]: everything }),
      headline: /^Added host profile \[hostile-link\]/,
      shown: [link, hostile.icon],
    },
    {
      name: 'an id in Location that is markup',
      answer: json(201, {}, { Location: `${evil}/security/hostSecurityProfiles/${encodeURIComponent(hostile.image)}` }),
      headline: /^Added host profile <img/,
      shown: [hostile.image],
    },
    {
      name: 'providers with hostile names',
      answer: json(206, { id: 'part' }, { Warning: `199 - "${link}/${hostile.image}/504/10000"` }),
      headline: /not every provider took part/,
      shown: [link, hostile.image],
    },
    {
      name: 'a page that would run and lead away',
      answer: {
        status: 200,
        headers: { 'Content-Type': 'text/html', 'Content-Disposition': 'attachment' },
        body: page,
      },
      headline: /^Might have been added/,
      shown: ['http-equiv="refresh"', '<script>window.__hostile=6</script>'],
    },
    {
      name: 'brackets nested ten thousand times',
      answer: json(400, `${'['.repeat(10_000)}"${hostile.image}"${']'.repeat(10_000)}`),
      headline: /^Not added/,
      shown: [],
    },
    {
      name: 'a line without an end',
      answer: json(500, { error: { code: 'long', message: link.repeat(20_000) } }),
      headline: /hostile-link/,
      shown: [link],
    },
    {
      name: 'a schema of its own for the body',
      answer: json(201, { $schema: `${evil}/answer.schema.json`, id: 'schema' }),
      headline: /^Added host profile schema/,
      shown: [`${evil}/answer.schema.json`],
    },
  ];
}
