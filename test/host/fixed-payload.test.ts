import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cleanupAfterEach } from '../support/cleanup';
import { eventually } from '../support/eventually';
import { RecordingService } from '../support/recording-service';
import { ownSender } from './own-sender';
import { closeAll, open, write } from './support';

describe('A payload that was kept back, once it is fixed,', () => {
  const cleanup = cleanupAfterEach();
  after(closeAll);

  it('is told of once: told again, the panel would drop a press on the button that it has', async () => {
    const service = new RecordingService();
    const sender = await ownSender(await service.start(), cleanup);
    cleanup.defer(() => service.stop());
    const { panel, snapshots } = sender.services;
    const payload = `{
  "azureTenantId": "3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93",
  "fqdn": "kept-back.contoso.com",
  "tags": "HVA",
  "vendorInformation": { "vendor": "Contoso", "provider": "Sensor" }
}`;
    const file = await write('kept-back.host.secprofile.json', payload);
    await open(file);
    assert.equal((await sender.add(file)).status, 'blocked');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(file, new vscode.Range(0, 0, 99, 0), payload.replace('"HVA"', '["HVA"]'));
    await vscode.workspace.applyEdit(edit);
    const isFixed = () =>
      'headline' in panel.shown.message && / has no errors left\.$/.test(panel.shown.message.headline);
    await eventually(isFixed, 'no errors left');
    const before = panel.shown;

    let looks = 0;
    const check = snapshots.check.bind(snapshots);
    snapshots.check = async (...given) => check(...given).finally(() => (looks += 1));
    const marks = vscode.languages.createDiagnosticCollection('kept-back');
    cleanup.defer(() => marks.dispose());
    marks.set(file, [new vscode.Diagnostic(new vscode.Range(0, 0, 0, 1), 'another look')]);
    await eventually(() => looks > 0, 'another look');
    await new Promise(setImmediate);
    assert.equal(panel.shown, before);
  });
});
