import type { Account } from '../account';
import type { Host } from '../ports';
import { signInApp } from './app-flow';
import { signInWithBrowser } from './browser-flow';
import { signInWithDeviceCode } from './device-code-flow';
import type { FlowContext, FlowId, FlowResult } from './flow';

export interface SignInFlow {
  readonly id: FlowId;
  readonly label: string;
  readonly detail: string;
  readonly who: Account['kind'];
  /** Whether a browser must reach the machine on which the extension runs. */
  readonly localBrowser: boolean;
  readonly run: (context: FlowContext) => Promise<FlowResult>;
}

/** The ways to sign in, the most comfortable first. */
export const flows: readonly SignInFlow[] = [
  {
    id: 'browser',
    label: 'Browser',
    detail: 'Opens the sign-in page. The response comes back to this computer.',
    who: 'person',
    localBrowser: true,
    run: signInWithBrowser,
  },
  {
    id: 'device-code',
    label: 'Device Code',
    detail: 'Shows a code to enter in a browser on any device.',
    who: 'person',
    localBrowser: false,
    run: signInWithDeviceCode,
  },
  {
    id: 'client-secret',
    label: 'App with Client Secret',
    detail: 'Unattended: signs in as the app itself.',
    who: 'app',
    localBrowser: false,
    run: signInApp('secret'),
  },
  {
    id: 'certificate',
    label: 'App with Certificate',
    detail: 'Unattended: signs in as the app itself.',
    who: 'app',
    localBrowser: false,
    run: signInApp('certificate'),
  },
];

/** A flow as a person chooses it. */
export interface FlowChoice extends Pick<SignInFlow, 'id' | 'label' | 'detail' | 'who'> {
  /** The one to take without asking. */
  readonly preferred: boolean;
  /** Why it will probably not work here; it may be tried all the same. */
  readonly doubt?: string;
}

/** Every flow, those that fit the host first; none is hidden, because a host can be wrong about itself. */
export function flowChoices(host: Host): readonly FlowChoice[] {
  const far = host.remote || host.web;
  const choices = flows.map(({ id, label, detail, who, localBrowser }) => ({
    id,
    label,
    detail,
    who,
    ...(localBrowser && far
      ? { doubt: 'VS Code and the browser run on different machines. This works only if the port is forwarded.' }
      : {}),
  }));
  const fitting = choices.filter((choice) => !('doubt' in choice));
  const doubtful = choices.filter((choice) => 'doubt' in choice);
  return [...fitting, ...doubtful].map((choice) => ({ ...choice, preferred: choice === fitting[0] }));
}
