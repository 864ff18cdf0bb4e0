import type * as vscode from 'vscode';

/** Where views stand, by the container's id. */
export const viewContainers = {
  securityProfiles: { place: 'activitybar', title: 'Security Profiles' },
  'securityProfiles-response': { place: 'panel', title: 'Security Profiles' },
} as const;

/** A view as a row: what package.json says of it, and what fills it. */
export interface View<Services> {
  readonly id: string;
  readonly name: string;
  readonly container: keyof typeof viewContainers;
  /** What it is called where its container is not seen. */
  readonly contextualTitle: string;
  readonly type?: 'webview';
  /** Markdown for the view while it is empty. */
  readonly welcome?: string;
  /** Fills the view until what it returns is disposed. */
  readonly register: (services: Services) => vscode.Disposable;
}

/** Declares a view; the services are what its `register` names. */
export const view = <Services>(row: View<Services>): View<Services> => row;
