import { bundledCatalog } from '../../catalog/bundled-catalog';
import { readFileSync } from 'node:fs';
import { getLanguageService, type JSONSchema } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { takeSnapshot } from '../../payload/snapshot';
import { check } from '../../validation/check';
import { bigPayload } from './big-payload';
import { median, type BenchRow } from './row';

/**
 * Bundled and run in a process of its own by validation.ts; prints rows as JSON. Each side goes from the text to its
 * list of problems; the two take turns, so that a busy moment of the machine meets both.
 */
const service = getLanguageService({});
service.configure({
  validate: true,
  schemas: [
    {
      uri: 'secprofile:/host',
      fileMatch: ['*.host.secprofile.json'],
      schema: JSON.parse(readFileSync('schemas/host.schema.json', 'utf8')) as JSONSchema,
    },
  ],
});

const ours = (text: string) =>
  check(takeSnapshot({ catalog: bundledCatalog, text, kind: 'host' }), { intent: 'add' }).findings;

const peer = async (text: string) => {
  const document = TextDocument.create('file:///web01.host.secprofile.json', 'json', 1, text);
  const settings = { comments: 'ignore', trailingCommas: 'ignore' } as const;
  return service.doValidation(document, service.parseJSONDocument(document), settings);
};

async function milliseconds(work: () => unknown): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

async function compare(what: string, text: string, rounds: number): Promise<BenchRow> {
  const samples: { ours: number; peer: number }[] = [];
  for (let round = -Math.min(rounds, 20); round < rounds; round++) {
    // A fresh string, so that no flattening, hash or cached result is left from the last round.
    const fresh = () => Buffer.from(text).toString();
    const [mine, theirs] = [fresh(), fresh()];
    const sample = { ours: await milliseconds(() => ours(mine)), peer: await milliseconds(() => peer(theirs)) };
    if (round >= 0) samples.push(sample);
  }
  const figures = {
    ours: median(samples.map((sample) => sample.ours)),
    peer: median(samples.map((sample) => sample.peer)),
  };
  return { what, ...rounded(figures), ratio: Number((figures.peer / figures.ours).toFixed(1)) };
}

function rounded({ ours, peer }: { ours: number; peer: number }) {
  return { 'ours ms': Number(ours.toFixed(3)), 'JSON service ms': Number(peer.toFixed(3)) };
}

async function main(): Promise<void> {
  const rows = [
    await compare('2 kB', bigPayload(2e3), 300),
    await compare('100 kB', bigPayload(1e5), 100),
    await compare('1 MB', bigPayload(1e6), 21),
    await compare('10 MB', bigPayload(1e7), 5),
    await compare('1 MB, a tenth of the objects wrong', bigPayload(1e6, true), 11),
  ];
  console.log(JSON.stringify(rows));
}

void main();
