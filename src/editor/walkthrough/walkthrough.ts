import { commandLink, pageLink } from '../manifest/view';

/** What a person has done for the first time: each ticks a step. */
export type Milestone = 'created' | 'helped' | 'mended' | 'added' | 'updated' | 'signedIn';

/** The context key that ticks the step of a milestone when it becomes true. */
export const milestoneKey = (milestone: Milestone) => `securityProfiles.done.${milestone}`;

/** A step of the walkthrough, as package.json has it but for its pictures, `media/walkthrough/<id>-<theme>.webp`. */
interface Step {
  readonly id: string;
  readonly title: string;
  /** Markdown; a link alone on its line is a button. */
  readonly description: string;
  readonly altText: string;
  /** What ticks it. */
  readonly doneBy: Milestone;
}

const paragraphs = (...parts: readonly string[]) => parts.join('\n');

/** From a new payload to a sign-in: each step is done by doing it. */
const steps: readonly Step[] = [
  {
    id: 'new',
    title: 'Create a payload',
    description: paragraphs(
      `A payload is a JSON file that describes a host, domain, user, IP address, file, or cloud app. Choose a kind, then fill in the highlighted values. ${pageLink('Learn more', 'getting-started')}`,
      commandLink('New Profile Payload…', 'securityProfiles.new'),
      `Or start with a folder of examples: ${commandLink('Open Example Payloads…', 'securityProfiles.openExamples')}`,
    ),
    altText: 'A new host payload with its tenant selected, ready to be replaced',
    doneBy: 'created',
  },
  {
    id: 'help',
    title: 'Get help while you type',
    description: paragraphs(
      `In a payload, type a quotation mark on a new line, or press Ctrl+Space, to list the remaining properties and the values that each one takes. Hover over a name to read what it means. ${pageLink('All keys', 'keyboard')}`,
      commandLink('Open a User Payload', 'securityProfiles.openExample', 'adele.user'),
    ),
    altText: 'The states of an account in a user payload, and the meaning of the one that is selected',
    doneBy: 'helped',
  },
  {
    id: 'mend',
    title: 'Fix a mistake',
    description: paragraphs(
      'Red marks are errors that Microsoft Graph would reject. Yellow marks are values that look wrong. Put the cursor on a mark and press Ctrl+. (Cmd+. on a Mac) to see the fixes.',
      commandLink('Open a Payload with Mistakes', 'securityProfiles.openExample', 'with-mistakes.host'),
    ),
    altText: 'A misspelled property with a yellow mark, and a fix that corrects it',
    doneBy: 'mended',
  },
  {
    id: 'add',
    title: 'Add it to the sandbox',
    description: paragraphs(
      `Select **Add to sandbox** above the first brace, or press Ctrl+K Shift+A (Cmd+K Shift+A on a Mac). The sandbox is a local stand-in for Microsoft Graph. It needs no account, and nothing leaves your computer. ${pageLink('Learn more', 'sandbox')}`,
      commandLink('Open a Payload to Add', 'securityProfiles.openExample', 'web01.host'),
    ),
    altText: 'A host payload, and below it the response: 201 Created, added to the sandbox',
    doneBy: 'added',
  },
  {
    id: 'update',
    title: 'Change it and update it',
    description: paragraphs(
      `In the payload that you added, change a tag. Then select **Update in sandbox** above the first brace, or press Ctrl+K Shift+U (Cmd+K Shift+U on a Mac). Only what differs from the live profile is sent. ${pageLink('Learn more', 'update-by-difference')}`,
      commandLink('Open the Payload Again', 'securityProfiles.openExample', 'web01.host'),
    ),
    altText: 'A host payload with a new tag, and below it the response: the tags before and after',
    doneBy: 'updated',
  },
  {
    id: 'sign-in',
    title: 'Sign in to Microsoft Graph',
    description: paragraphs(
      `To go beyond the sandbox, select Microsoft Graph and sign in through your own app registration. The status bar shows where requests go and who is signed in. You confirm the first write. ${pageLink('Learn more', 'sign-in')}`,
      commandLink('Select Environment…', 'securityProfiles.selectEnvironment'),
      commandLink('Sign In…', 'securityProfiles.signIn'),
    ),
    altText:
      'The list of where to send requests, with Microsoft Graph selected, and the status bar with the current environment',
    doneBy: 'signedIn',
  },
];

export const walkthrough = {
  id: 'getStarted',
  title: 'Get Started with Security Profiles',
  description: 'Write a payload, add it to the built-in sandbox, and update it.',
  steps,
} as const;
