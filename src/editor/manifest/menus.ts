import { payloadSuffix } from '../../catalog/file-names';

/** A place of a command in a menu of VS Code. */
export interface MenuPlace {
  readonly menu: string;
  readonly when: string;
  readonly group: string;
  /** Its place among the buttons of the row as well. VS Code takes those out of the row's menu, and keyboards need the menu. */
  readonly inline?: number;
  /** The most rows or files that may be selected for the menu to have it: any number, unless given. A button is its own row's in any case. */
  readonly most?: 1 | 2;
}

/** A resource that is a payload of the person's, not an old version of one. */
export const onPayload = `resourceFilename =~ /${payloadSuffix.replaceAll('.', '\\.')}$/ && resourceScheme != git`;

/** A window with a folder. */
export const inFolder = 'workspaceFolderCount > 0';

/** What the newest request was answered. */
export const responseViewId = 'securityProfiles.response';

/** Type of the tab beside the editor that shows the same; VS Code gives it back by this after a restart. */
export const responseTabType = 'securityProfiles.response';

/** The tree of kinds, which most menus belong to. */
export const kindsViewId = 'securityProfiles.kinds';

/** What was sent. */
export const historyViewId = 'securityProfiles.history';

/** What would happen to many payloads, while there is a plan. */
export const planViewId = 'securityProfiles.plan';

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

interface RowPlace {
  readonly inline?: number;
  /** Whether the command works on all rows that are selected. */
  readonly takesMany?: boolean;
}

/** A row of the tree. */
export const treeRow = (
  item: keyof typeof rowNames,
  group: string,
  { inline, takesMany = false }: RowPlace = {},
): MenuPlace => ({
  menu: 'view/item/context',
  when: `${tree} && viewItem ${rowNames[item]}`,
  group,
  ...(takesMany ? {} : { most: 1 }),
  ...(inline === undefined ? {} : { inline }),
});

interface PayloadPlace {
  /** Whether it is a button of the editor. */
  readonly asButton?: boolean;
  /** Whether the command works on all files that are selected. */
  readonly takesMany?: boolean;
}

/** The places of what is done with a payload: the same in the editor's title, the tab, the explorer and the tree. */
export const payloadMenus = (order: number, { asButton = false, takesMany = true }: PayloadPlace = {}): MenuPlace[] => [
  { menu: 'editor/title', when: onPayload, group: asButton ? `navigation@${order}` : `1_secprofile@${order}` },
  { menu: 'editor/title/context', when: onPayload, group: `1_secprofile@${order}` },
  { menu: 'explorer/context', when: onPayload, group: `3_secprofile@${order}`, ...(takesMany ? {} : { most: 1 }) },
  treeRow('payload', `2_send@${order}`, { takesMany }),
];

/** A key of a command, as package.json has it. */
export interface Key {
  /** On Windows and Linux, and on macOS without `mac`: `ctrl+k shift+a`. Without it, macOS alone has the key. */
  readonly key?: string;
  readonly mac?: string;
  readonly when: string;
  /** What the command is given. */
  readonly args?: unknown;
}

type Pressed = Pick<Key, 'key' | 'mac'>;

const isFocused = (viewId: string) => `focusedView == ${viewId}`;

/** Where VS Code's own keys of rows work: the title of a view, a box in it, and a copy of a row that sticks at the top have others. */
const onRow = 'listFocus && !inputFocus && !treestickyScrollFocused';

/**
 * A key in a view of rows. The command is given the row that has the focus, which arrow keys move and which is not what is
 * selected: VS Code puts that row in place of the first argument, as in the menus of a view's title (`TreeViewPaneHandleArg`).
 */
export const viewKey = (viewId: string, pressed: Pressed, when = onRow): Key => ({
  ...pressed,
  when: `${isFocused(viewId)} && ${when}`,
  args: [{ $treeViewId: viewId, $focusedTreeItem: true }, viewId],
});

/** Opens a row with the focus, which a click leaves where it is. Groups of rows keep VS Code's own Enter. */
export const enterKey = (viewId: string): Key => viewKey(viewId, { key: 'enter' }, `${onRow} && treeElementHasParent`);

/** A key that follows Ctrl+K (Cmd+K on macOS), such as `shift+a`. */
const afterCtrlK = (key: string): Pressed => ({ key: `ctrl+k ${key}`, mac: `cmd+k ${key}` });

/**
 * A key after Ctrl+K for what is done with a payload: in the editor, and for the row that has the focus in the tree. Not
 * anywhere else: on macOS, Cmd+K alone empties a terminal, and an extension's key comes before VS Code's own.
 */
export const payloadKey = (key: string): readonly Key[] => [
  { ...afterCtrlK(key), when: `editorFocus && ${onPayload}` },
  viewKey(kindsViewId, afterCtrlK(key)),
];

/** A key after Ctrl+K in the editor and in our views. */
export const ownKey = (key: string, when: string): Key => ({
  ...afterCtrlK(key),
  when: `${when} && (editorFocus || focusedView =~ /^securityProfiles\\./)`,
});

/** The keys that delete in the Explorer: the keyboard of a Mac may have no Delete. */
export const deleteKeys = (viewId: string): readonly Key[] => [
  viewKey(viewId, { key: 'delete' }),
  viewKey(viewId, { mac: 'cmd+backspace' }),
];
