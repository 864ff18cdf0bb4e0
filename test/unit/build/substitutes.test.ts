import assert from 'node:assert/strict';
import { substitutes } from '../../../src/build/screenshots/substitutes';

const tenant = '3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93';
const run = (id: string, port: number) =>
  `PATCH http://127.0.0.1:${port}/beta/security/hostSecurityProfiles/${id} ${port} ms, "${tenant}", web01 ${id.slice(0, 8)}…,
  "createdDateTime": "2026-11-29T06:39:07.${port}Z", Sent 6:39:07\u202fAM`;

const shown = (text: string) =>
  substitutes(text, [tenant]).reduce((all, [found, instead]) => all.replaceAll(found, instead), text);

describe('What differs between two runs', () => {
  it('is the same in their pictures', () => {
    const first = run('0c088779-9db5-41af-8b62-2f2f81d62d54', 34521);
    const second = run('79dc45ad-de5d-43cd-baa3-797fe4c47f51', 40609);
    assert.notEqual(first, second);
    assert.equal(shown(first), shown(second));
  });

  it('is the same where an id is only shown shortened', () => {
    assert.equal(shown('web01 79b3d0ed… · as live'), shown('web01 0199db9d… · as live'));
    assert.equal(shown(`${tenant.slice(0, 8)}…`), `${tenant.slice(0, 8)}…`);
  });

  it('leaves what the examples name, and keeps different ids different', () => {
    const text = `${tenant} 0c088779-9db5-41af-8b62-2f2f81d62d54 79dc45ad-de5d-43cd-baa3-797fe4c47f51`;
    const [first, second, third] = shown(text).split(' ');
    assert.equal(first, tenant);
    assert.notEqual(second, third);
  });
});
