import { payloadSuffix } from '../../catalog/file-names';

/** A place of a command in a menu of VS Code. */
export interface MenuPlace {
  readonly menu: string;
  readonly when: string;
  readonly group: string;
  /** Its place among the buttons of the row as well. VS Code takes those out of the row's menu, and keyboards need the menu. */
  readonly inline?: number;
}

/** A resource that is a payload of the person's, not an old version of one. */
export const onPayload = `resourceFilename =~ /${payloadSuffix.replaceAll('.', '\\.')}$/ && resourceScheme != git`;

/** What the newest request was answered. */
export const responseViewId = 'securityProfiles.response';

/** The tree of kinds, which most menus belong to. */
export const kindsViewId = 'securityProfiles.kinds';

const tree = `view == ${kindsViewId}`;

/** The title bar of the tree. */
export const treeTitle = (group: string, when?: string): MenuPlace => ({
  menu: 'view/title',
  when: when === undefined ? tree : `${tree} && ${when}`,
  group,
});

/** What rows of the tree are, by the `contextValue`s that say so: some say more than that. */
const rowNames = {
  kind: '== kind',
  payload: '== payload',
  profile: '=~ /^profile/',
  profileWithFile: '== profileWithFile',
  live: '=~ /^live/',
  liveFiltered: '== liveFiltered',
} as const;

/** A row of the tree. */
export const treeRow = (item: keyof typeof rowNames, group: string, inline?: number): MenuPlace => ({
  menu: 'view/item/context',
  when: `${tree} && viewItem ${rowNames[item]}`,
  group,
  ...(inline === undefined ? {} : { inline }),
});

/** The places of what is done with a payload: the same in the editor's title, the tab, the explorer and the tree. */
export const payloadMenus = (order: number, asButton = false): MenuPlace[] => [
  { menu: 'editor/title', when: onPayload, group: asButton ? `navigation@${order}` : `1_secprofile@${order}` },
  { menu: 'editor/title/context', when: onPayload, group: `1_secprofile@${order}` },
  { menu: 'explorer/context', when: onPayload, group: `3_secprofile@${order}` },
  treeRow('payload', `2_send@${order}`),
];
