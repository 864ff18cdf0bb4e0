import * as vscode from 'vscode';
import { bundledKinds } from '../../catalog/bundled-kinds';
import type { Kind } from '../../catalog/kinds';
import { isRemote } from '../../request/environment';
import type { FileRecords } from '../host/file-records';
import { LiveLists, type ListServices } from '../live/live-lists';
import { PayloadLinks } from '../live/payload-links';
import type { PayloadIndex } from '../problems/payload-index';
import { DrawnRoots } from './drawn-roots';
import { liveRows, type LiveNode } from './live-nodes';
import { payloadNodes, type KindNode } from './payload-nodes';
import type { TreeNode } from './tree-items';

/** What the tree shows. */
export interface TreeServices extends ListServices {
  readonly index: PayloadIndex;
  readonly records: Pick<FileRecords, 'knownOf' | 'onDidChange'>;
}

/** Other programs may add hundreds of profiles a second: one refresh serves all that came meanwhile. */
const refreshMs = 100;

/**
 * The tree of kinds: the workspace's payload files, and the live profiles of the chosen environment, which are read when
 * somebody looks. With neither, or with live profiles that nobody is signed in to see, it is empty, and the welcome shows.
 */
export class KindsTree implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable;
  private readonly groups: readonly KindNode[] = [...bundledKinds.kinds, undefined].map(groupOf);
  private readonly liveNodes = new Map<Kind, LiveNode>();
  private readonly drawn = new DrawnRoots<KindNode>((node) => this.contentOf(node));
  private refresh: NodeJS.Timeout | undefined;
  /** Which files belong to which profiles, as it was when the roots were last asked for. */
  private links = new PayloadLinks([], { knownOf: () => undefined }, undefined);

  /** @param changed takes what is to be drawn anew; undefined for all of it */
  constructor(
    private readonly index: PayloadIndex,
    readonly lists: LiveLists,
    private readonly records: Pick<FileRecords, 'knownOf' | 'onDidChange'>,
    private readonly changed: Pick<vscode.EventEmitter<TreeNode | undefined>, 'fire'>,
  ) {
    const fire = () => this.soon();
    this.subscriptions = vscode.Disposable.from(
      lists,
      index.onDidChange(fire),
      lists.onDidChange(fire),
      records.onDidChange(fire),
    );
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (!node) {
      const roots = await this.roots();
      this.drawn.drawn(roots);
      return [...roots];
    }
    if (node.type === 'kind') return [...payloadNodes(node, this.links), ...this.liveNodesOf(node)];
    if (node.type !== 'live') return [];
    // What it says of itself then is drawn anew by the list's own event.
    if (!this.lists.of(node.kind).state.isLoaded) await this.lists.load(node.kind);
    this.describe(node);
    return liveRows(node, this.links);
  }

  private soon(): void {
    this.refresh ??= setTimeout(() => {
      this.refresh = undefined;
      void this.drawAnew();
    }, refreshMs);
  }

  private async drawAnew(): Promise<void> {
    if (!this.drawn.areDrawn) return;
    const stale = this.drawn.stale(await this.roots());
    if (stale === 'all') this.changed.fire(undefined);
    else for (const node of stale) this.changed.fire(node);
  }

  private async roots(): Promise<readonly KindNode[]> {
    const [payloads, kept] = await Promise.all([this.index.all(), this.lists.kept()]);
    this.links = new PayloadLinks(payloads, this.records, this.lists.place);
    for (const kind of bundledKinds.kinds) this.describe(this.liveNodeOf(kind), kept?.count(kind.id) ?? 0);
    for (const group of this.groups) {
      group.payloads = payloads.filter(({ kind, counts }) => kind === group.kind?.id && (group.kind ?? counts));
    }
    if (payloads.length === 0 && !(await this.hasLive(kept?.count() ?? 0))) return [];
    return this.groups.filter(({ kind, payloads: known }) => kind !== undefined || known.length > 0);
  }

  /** @param kept how many profiles the sandbox keeps */
  private async hasLive(kept: number): Promise<boolean> {
    return isRemote(this.lists.environment) ? this.lists.canRead() : kept > 0;
  }

  private contentOf({ kind, payloads }: KindNode): unknown {
    const files = payloads.map(({ uri, counts, changes }) => [uri.toString(), counts, changes, this.links.idOf(uri)]);
    if (!kind) return files;
    const { title, known, search, state } = this.liveNodeOf(kind);
    const { profiles, ...rest } = state;
    return [files, title, known, search, rest, profiles.map((one) => [one, this.links.filesOf(one).map(String)])];
  }

  /** Of an empty sandbox there is nothing to say. */
  private liveNodesOf({ kind }: KindNode): LiveNode[] {
    if (!kind) return [];
    const node = this.liveNodeOf(kind);
    return isRemote(node.environment) || node.known !== 0 ? [node] : [];
  }

  private liveNodeOf(kind: Kind): LiveNode {
    const { title, environment } = this.lists;
    const { state, search } = this.lists.of(kind);
    const node = this.liveNodes.get(kind) ?? {
      type: 'live',
      kind,
      title,
      environment,
      state,
      known: undefined,
      search,
    };
    this.liveNodes.set(kind, node);
    return node;
  }

  /** Takes over what is known of a kind’s profiles. @param kept how many the sandbox has, where that is what is listed */
  private describe(node: LiveNode, kept = node.known): void {
    const { environment, title } = this.lists;
    const { state, search } = this.lists.of(node.kind);
    Object.assign(node, { environment, title, state, search, known: isRemote(environment) ? undefined : kept });
  }

  dispose(): void {
    clearTimeout(this.refresh);
    this.subscriptions.dispose();
  }
}

/** Makes the tree, with the lists of live profiles in it. */
export function kindsTree(services: TreeServices, changed: ConstructorParameters<typeof KindsTree>[3]): KindsTree {
  return new KindsTree(services.index, new LiveLists(services), services.records, changed);
}

const groupOf = (kind: KindNode['kind']): KindNode => ({ type: 'kind', kind, payloads: [] });
