import { command } from '../manifest/command';
import type { ResponsePanel } from './response-panel';

export const panelCommands = {
  'securityProfiles.showResponse': command({
    title: 'Show Last Response',
    run: () => (services: { readonly panel: ResponsePanel }) => services.panel.reveal(),
  }),
  'securityProfiles.openResponseBody': command({
    title: 'Open Response Body in Editor',
    icon: '$(go-to-file)',
    palette: 'securityProfiles.hasResponse',
    menus: [
      {
        menu: 'view/title',
        when: 'view == securityProfiles.response && securityProfiles.hasResponse',
        group: 'navigation@1',
      },
    ],
    run: async () => (await import('./response-body')).openResponseBody,
  }),
  'securityProfiles.saveResponseBody': command({
    title: 'Save Response Body…',
    palette: 'securityProfiles.hasResponse',
    run: async () => (await import('./response-body')).saveResponseBody,
  }),
};
