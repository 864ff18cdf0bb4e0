import { figuresPrefix } from './row';
import { activationMarks, extensionUnderTest } from '../vscode-host/activation-marks';

/** Runs inside an extension host, in a folder without a payload: activates the extension and tells how it went. */
export async function run(): Promise<void> {
  await extensionUnderTest().activate();
  console.log(figuresPrefix + JSON.stringify(activationMarks()));
}
