import * as vscode from 'vscode';
import type { PlanNode } from './plan-model';
import type { PlanSession } from './plan-session';

/** The current plan and its view. Both load when there is one. */
export class PlanService implements vscode.TreeDataProvider<PlanNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<PlanNode | undefined>();
  #session: PlanSession | undefined;
  #following: vscode.Disposable | undefined;
  #view: vscode.TreeView<PlanNode> | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  get session(): PlanSession | undefined {
    return this.#session;
  }

  /** What is selected in the view. */
  get selection(): readonly PlanNode[] {
    return this.#view?.selection ?? [];
  }

  /** @param following is disposed with the plan */
  async open(session: PlanSession | undefined, following?: vscode.Disposable): Promise<void> {
    this.#following?.dispose();
    this.#following = following;
    this.#session = session;
    this.#changed.fire(undefined);
    await this.#describe();
  }

  /** Brings the view to the front, with the focus unless that stays where it is. */
  async reveal(preserveFocus: boolean): Promise<void> {
    await vscode.commands.executeCommand('securityProfiles.plan.focus', { preserveFocus });
  }

  /** The view is seen for the first time. */
  attach(view: vscode.TreeView<PlanNode>): void {
    this.#view = view;
    void this.#describe();
  }

  /** Redraws the plan. @param node redraws only this one and what is below it */
  changed(node?: PlanNode): void {
    this.#changed.fire(node);
    void this.#describe();
  }

  /** Shows a message above the rows until something else changes. */
  say(message: string): void {
    if (this.#view) this.#view.message = message;
  }

  getChildren(node?: PlanNode): PlanNode[] {
    if (node) return node.type === 'group' ? [...node.rows] : [];
    return this.#session?.model.groups() ?? [];
  }

  async getTreeItem(node: PlanNode): Promise<vscode.TreeItem> {
    return (await import('./plan-items')).planItem(node);
  }

  /** The person has selected or cleared boxes. */
  async ticked(items: readonly (readonly [PlanNode, vscode.TreeItemCheckboxState])[]): Promise<void> {
    (await import('./tick')).tick(this, items);
  }

  dispose(): void {
    this.#following?.dispose();
    this.#changed.dispose();
  }

  async #describe(): Promise<void> {
    const session = this.#session;
    const { describe } = await import('./plan-items');
    const { description, message, context } = describe(session);
    for (const [key, value] of Object.entries(context)) {
      await vscode.commands.executeCommand('setContext', `securityProfiles.${key}`, value);
    }
    if (!this.#view) return;
    this.#view.description = description;
    this.#view.message = message ?? '';
  }
}
