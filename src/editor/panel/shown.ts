import type * as vscode from 'vscode';
import type { Access } from '../../auth/access';
import type { ToPage } from '../../panel/protocol';
import type { Announcement } from '../../response/announce';
import type { Range } from '../../text/positions';
import type { LastResponse } from './response-body';

/** Something to do next, as a button of the panel. */
export interface Offer {
  readonly label: string;
  readonly run: () => unknown;
}

/** What the page is told, and what stands behind the places in it that can be pressed. */
export interface Shown {
  readonly message: ToPage;
  readonly payload?: vscode.Uri;
  /** Behind the message's `choices`. */
  readonly offers?: readonly Offer[];
  /** Places in the payload behind the message's `reasons`. */
  readonly places?: readonly Range[];
  /** How the newest attempt ended. */
  readonly last?: LastResponse;
  /** What was said of the request when it went out first. */
  readonly announced?: Announcement;
}

/** How a submission stands, ready to be shown. */
export interface ShownState {
  readonly shown: Shown;
  /** A request is under way: it takes the place of an answer, which comes back when it is given up in time. */
  readonly isUnderWay: boolean;
  /** Why nothing was changed, where the person gave the attempt up before anything could be. */
  readonly canceled?: string | undefined;
  /** Who sent it by a sign-in. */
  readonly access?: Access | undefined;
}
