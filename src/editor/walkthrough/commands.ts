import { textArgument, uriArgument } from '../host/arguments';
import { command } from '../manifest/command';

const load = () => import('./examples');

export const walkthroughCommands = {
  'securityProfiles.getStarted': command({
    title: 'Get Started',
    run: async () => (await import('./open-walkthrough')).openWalkthrough,
  }),
  'securityProfiles.openExamples': command({
    title: 'Open Example Payloads…',
    argument: uriArgument,
    run: async () => (await load()).openExamples,
  }),
  'securityProfiles.openExample': command({
    title: 'Open Example Payload',
    palette: false,
    argument: textArgument,
    run: async () => (await load()).openExample,
  }),
};
