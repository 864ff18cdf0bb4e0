import { askingArgument, selectionArgument, uriArgument } from '../host/arguments';
import { command } from '../manifest/command';
import { onPayload, payloadKey, payloadMenus, treeRow } from '../manifest/menus';

export const sendCommands = {
  'securityProfiles.add': command({
    title: 'Add Profile',
    keys: payloadKey('shift+a'),
    icon: '$(cloud-upload)',
    palette: onPayload,
    menus: payloadMenus(2, { asButton: true }),
    argument: askingArgument,
    run: async () => (await import('./send-command')).addProfile,
  }),
  'securityProfiles.update': command({
    title: 'Update Profile',
    keys: payloadKey('shift+u'),
    palette: onPayload,
    menus: payloadMenus(3),
    argument: selectionArgument,
    run: async () => (await import('./send-command')).updateProfile,
  }),
  'securityProfiles.updateWhole': command({
    title: 'Update Profile with Whole Payload',
    palette: onPayload,
    argument: uriArgument,
    run: async () => (await import('./send-command')).updateWhole,
  }),
  'securityProfiles.writeId': command({
    title: 'Write ID into Payload',
    palette: onPayload,
    menus: [treeRow('payload', '2_send@5')],
    argument: uriArgument,
    run: async () => (await import('./write-id')).writeId,
  }),
  'securityProfiles.forgetId': command({
    title: 'Forget the ID of the Live Profile',
    palette: onPayload,
    argument: uriArgument,
    run: async () => (await import('./forget')).forgetId,
  }),
  'securityProfiles.forgetLive': command({
    title: 'Forget What Is Known of Live Profiles',
    run: async () => (await import('./forget')).forgetLive,
  }),
  'securityProfiles.previewRequest': command({
    title: 'Preview Request',
    keys: payloadKey('shift+p'),
    palette: onPayload,
    menus: payloadMenus(4),
    argument: selectionArgument,
    run: async () => (await import('./preview-request')).previewRequest,
  }),
  'securityProfiles.copyRequestLine': command({
    title: 'Copy Request Line',
    palette: onPayload,
    menus: [treeRow('payload', '3_copy@1')],
    argument: uriArgument,
    run: async () => (await import('./preview-request')).copyRequestLine,
  }),
};
