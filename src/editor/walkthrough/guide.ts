import type * as vscode from 'vscode';
import { Disposables } from '../host/disposables';
import type { PayloadFiles } from '../problems/payload-files';
import type { FollowedServices } from './follow';
import type { WalkthroughServices } from './open-walkthrough';

interface GuideServices extends FollowedServices, WalkthroughServices {
  readonly files: Pick<PayloadFiles, 'all'>;
}

/** Opens the walkthrough after install, and ticks its steps as they are done. Both load after activation. */
export function guideFirstSteps(services: GuideServices): vscode.Disposable {
  const held = new Disposables();
  void Promise.all([import('./follow'), import('./open-walkthrough')]).then(([follow, open]) => {
    held.add(follow.followFirstSteps(services));
    return open.openAfterInstall(services);
  });
  return held;
}
