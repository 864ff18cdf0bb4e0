import { rowsView } from '../host/rows-view';
import type { SelectedRows } from '../host/selected-rows';
import { historyViewId } from '../manifest/menus';
import { pageLink, view } from '../manifest/view';
import type { HistoryService } from './history-service';
import type { HistoryTree } from './history-tree';

export const historyView = view({
  id: historyViewId,
  name: 'History',
  container: 'securityProfiles',
  contextualTitle: 'Security Profiles History',
  // The payloads and profiles need the height.
  visibility: 'collapsed',
  welcome: [
    { when: '!isWorkspaceTrusted', contents: 'This workspace isn’t trusted, so what you send isn’t kept.' },
    {
      when: 'isWorkspaceTrusted && workspaceFolderCount == 0',
      contents: 'Open a folder to keep a history of what you send.\n[Open Folder](command:vscode.openFolder)',
    },
    {
      // A number in a condition is true unless it's 0.
      when: 'isWorkspaceTrusted && workspaceFolderCount > 0 && !config.securityProfiles.history.limit',
      contents:
        'The history is turned off.\n[Open Settings](command:workbench.action.openSettings?%5B%22securityProfiles.history.limit%22%5D)',
    },
    {
      when: 'isWorkspaceTrusted && workspaceFolderCount > 0 && config.securityProfiles.history.limit && !securityProfiles.historyFiltered',
      contents: `What you send from this workspace is listed here, with its responses. No tokens are kept. ${pageLink('Learn more', 'history')}`,
    },
    {
      when: 'config.securityProfiles.history.limit && securityProfiles.historyFiltered',
      contents:
        'No requests match the filter.\n[Clear Filter](command:securityProfiles.showHistory?%5B%22%22%5D)\n[Filter History…](command:securityProfiles.filterHistory)',
    },
  ],
  register: (services: () => Promise<{ readonly history: HistoryService; readonly selected: SelectedRows }>) => {
    const shown = rowsView(historyViewId, services, async ({ history }): Promise<HistoryTree> => {
      const tree = await import('./history-tree');
      return new tree.HistoryTree(history, shown.view);
    });
    return shown;
  },
});
