/** What VS Code keeps with a workspace, in memory. */
export class MemoryState {
  readonly values = new Map<string, unknown>();
  get = <T>(key: string, otherwise?: T) => (this.values.get(key) ?? otherwise) as T;
  update = (key: string, value: unknown) => Promise.resolve(void this.values.set(key, value));
}
