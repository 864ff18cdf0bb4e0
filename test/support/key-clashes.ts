/** A key as package.json and VS Code's list of default keys have it. */
export interface BoundKey {
  readonly command: string;
  readonly key?: string;
  readonly mac?: string;
  readonly when?: string;
}

/** Keys of REST Client, which makes requests too, by its own package.json: those of Windows and Linux. */
const restClient: readonly BoundKey[] = ['r', 'l', 'k', 'q', 'h', 'e', 'c', 'm'].map((letter) => ({
  command: 'rest-client',
  key: `ctrl+alt+${letter}`,
}));

const onMac = (key: string) => key.replace('ctrl', 'cmd');

/** `shift+ctrl+a` and `ctrl+shift+a` are one key. */
const normal = (key: string) =>
  key
    .toLowerCase()
    .split(' ')
    .map((stroke) => stroke.split('+').sort().join('+'))
    .join(' ');

/** What says where the focus is, or which editor is in front; the last three are bars, menus, and views that take it. */
const place =
  /^(?:\w*(?:focus|isShown)\w*|in[A-Z]\w*|(?:focusedView|activeEditor) ==.*|breadcrumbsActive|codeActionMenuVisible|refactorPreview\.enabled)$/i;

const enter = ['list.select', 'revealReference'];

/**
 * What a key of ours replaces on purpose. Space ticks rows where a view has boxes, and all rows of a group: VS Code's own
 * Refactor Preview replaces the same key. The arrow keys still expand. Enter does what VS Code's own does, and
 * moves the focus; that of the list of references holds in any list while one is open, and isn't meant in a view of ours.
 */
const replaced: Readonly<Record<string, readonly string[]>> = {
  'securityProfiles.togglePlanRow': ['list.toggleExpand'],
  'securityProfiles.openAttempt': enter,
  'securityProfiles.openPlanRow': enter,
};

/** Places that keys of ours may be in, by what their conditions say. */
const ownPlaces = [
  { own: /editorFocus/, shared: /^(?:editor(?:Text)?Focus|textInputFocus)$/ },
  { own: /focusedView/, shared: /^listFocus$/ },
];

/** Whether a condition holds only where the focus is at none of the places of ours. */
function isElsewhere(when: string, ownWhen: string): boolean {
  const shared = ownPlaces.filter(({ own }) => own.test(ownWhen)).map((row) => row.shared);
  const isOther = (term: string) => place.test(term) && !shared.some((pattern) => pattern.test(term));
  return when.split('||').every((all) => all.split('&&').some((term) => isOther(term.trim())));
}

/** Keys that begin with others are never reached: `ctrl+k` hides `ctrl+k v`, and `ctrl+k v` is hidden by it. */
const isSameOrBegins = (one: string, other: string) =>
  one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);

/**
 * Keys of ours that VS Code or REST Client has for something else where ours work, as `our command: its key, its command`. VS
 * Code takes an extension's key before its own: such a key would be lost.
 */
export function clashes(ours: readonly BoundKey[], defaults: readonly BoundKey[], platform: 'mac' | 'other'): string[] {
  const others = [
    ...defaults,
    ...restClient.map((row) => (platform === 'mac' ? { ...row, key: onMac(row.key ?? '') } : row)),
  ];
  return ours.flatMap(({ command, key, mac = key, when: ownWhen = '' }) => {
    const own = platform === 'mac' ? mac : key;
    if (own === undefined) return [];
    return others
      .filter(({ key: other = '' }) => isSameOrBegins(normal(own), normal(other)))
      .filter((other) => !replaced[command]?.includes(other.command))
      .filter(({ when = '' }) => when !== 'false' && !(when !== '' && isElsewhere(when, ownWhen)))
      .map((other) => `${command}: ${other.key ?? ''}, ${other.command}, ${other.when ?? 'always'}`);
  });
}
