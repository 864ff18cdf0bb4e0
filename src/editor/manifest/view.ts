import type * as vscode from 'vscode';
import type { CommandId } from './command-ids.generated';

/** Where views stand, by the container's id. */
export const viewContainers = {
  securityProfiles: { place: 'activitybar', title: 'Security Profiles' },
  'securityProfiles-response': { place: 'panel', title: 'Security Profiles' },
} as const;

/** What an empty view says in a state. */
export interface Welcome {
  readonly when: string;
  /** Markdown; a link alone on its line is a button. */
  readonly contents: string;
}

/** A view as a row: what package.json says of it, and what fills it. */
export interface View<Services> {
  readonly id: string;
  readonly name: string;
  readonly container: keyof typeof viewContainers;
  /** What it is called where its container is not seen. */
  readonly contextualTitle: string;
  readonly type?: 'webview';
  /** When it is there at all: always, unless given. */
  readonly when?: string;
  /** How it is shown at first; a person's own choice wins. */
  readonly visibility?: 'collapsed';
  /** What an empty view says: all whose `when` holds, one below the other. */
  readonly welcome?: readonly Welcome[];
  /** Fills the view until what it returns is disposed. The services load when the view is seen. */
  readonly register: (services: () => Promise<Services>) => vscode.Disposable;
}

/** Declares a view; the services are what its `register` names. */
export const view = <Services>(row: View<Services>): View<Services> => row;

/** A link in Markdown of ours that runs a command. */
export const commandLink = (label: string, command: CommandId, argument?: string) =>
  `[${label}](command:${command}${argument === undefined ? '' : `?${encodeURIComponent(JSON.stringify([argument]))}`})`;

/** A link that opens a page of `docs/`. @param page its name without the extension */
export const pageLink = (label: string, page: string) =>
  commandLink(label, 'securityProfiles.openDocumentation', `docs:${page}`);
