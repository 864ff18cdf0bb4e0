import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { multitool } from '../../src/build/peers/install';
import { run as validate } from '../../src/cli/validate';
import { itLacking } from '../support/capabilities';
import { cleanupAfterSuite } from '../support/cleanup';
import { temporaryFolder } from '../support/temporary-folder';
import { RecordingIo } from '../unit/cli/support/recording-io';

/** .NET's own texts need a library that a container may lack. */
const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' };

const isThere = spawnSync(multitool(), ['version'], { env }).error === undefined;

const hostile = `{
  "azureTenantId": "x",
  "fqdn": "[click](https://evil.example) f{0}o \\\\ ]",
  "isAzureAdJoined": "true",
  "n{0}me[x](y)": 1,
  "tags": ["Fqdn value", "\\u2028"]
}`;

describe('Microsoft’s SARIF Multitool, by the rules of SARIF and those of GitHub', function () {
  this.timeout(120_000);
  const cleanup = cleanupAfterSuite();
  let folder: string;

  before(async () => {
    folder = await temporaryFolder(cleanup, 'multitool-');
  });

  itLacking(isThere ? [] : ['SARIF Multitool'])('finds nothing in our results', async () => {
    writeFileSync(join(folder, 'ä [1]{0}.host.secprofile.json'), hostile);
    const io = new RecordingIo({ cwd: folder });
    await validate(['.', 'missing {0}.json', '--format', 'sarif', '--rules', 'utc=off'], io);
    const log = JSON.parse(io.out) as Log;
    assert.ok((log.runs[0]?.results?.length ?? 0) >= 5, io.out);
    const withoutDescriptions = structuredClone(log);
    for (const rule of withoutDescriptions.runs[0]?.tool.driver.rules ?? []) delete rule.fullDescription;

    writeFileSync(join(folder, 'ours.sarif'), io.out);
    writeFileSync(join(folder, 'faulty.sarif'), JSON.stringify(withoutDescriptions));
    const args = ['validate', 'ours.sarif', 'faulty.sarif', '--rule-kind', 'Sarif;Ghas', '--output', 'found.sarif'];
    const { status, stdout, stderr } = spawnSync(multitool(), args, { cwd: folder, env, encoding: 'utf8' });
    assert.equal(status, 0, stdout + stderr);
    const found = JSON.parse(readFileSync(join(folder, 'found.sarif'), 'utf8').replace(/^\uFEFF/, '')) as Log;
    const rulesThatFound = (file: string) => {
      const results = found.runs.flatMap((run) => run.results ?? []);
      const uri = (at = '') => at.split('/').at(-1) ?? '';
      const of = results.filter(
        ({ locations }) => uri(locations?.[0]?.physicalLocation?.artifactLocation?.uri) === file,
      );
      return [...new Set(of.map(({ ruleId }) => ruleId))].sort();
    };
    // SARIF2005: the tool names no page of its own on the web, because it has none.
    assert.deepEqual(rulesThatFound('ours.sarif'), ['SARIF2005']);
    assert.deepEqual(rulesThatFound('faulty.sarif'), ['GH2012', 'SARIF2005']);
  });
});
