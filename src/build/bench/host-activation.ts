import { figuresPrefix, ownActivationKey, type OwnActivation } from './row';
import { activationMarks, extensionUnderTest, type ActivationMarks } from '../vscode-host/activation-marks';

/** How an activation went, by VS Code's marks and by our own. */
export interface HostActivation extends ActivationMarks {
  readonly own: OwnActivation;
}

/** Runs inside an extension host, in a folder without a payload: activates the extension and tells how it went. */
export async function run(): Promise<void> {
  await extensionUnderTest().activate();
  const own = (globalThis as Record<string, unknown>)[ownActivationKey] as OwnActivation;
  const figures: HostActivation = { ...activationMarks(), own };
  console.log(figuresPrefix + JSON.stringify(figures));
}
