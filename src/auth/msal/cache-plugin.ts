import type { ICachePlugin, TokenCacheContext } from '@azure/msal-node';
import { hasAccount, mergeCaches, parseCache, type Cache } from '../merge-caches';
import type { Later } from '../ports';
import type { Queue } from '../queue';
import type { SecretEntry } from '../secret-entry';

/**
 * Brings MSAL's cache and the secret store together. MSAL only adds what it reads to what it has, so that an account
 * that another window signed out would come back: memory is emptied before each reading. Written only on change, and
 * merged with what another window wrote in between.
 */
export class CachePlugin implements ICachePlugin {
  private base: string | undefined;
  private release = () => {};

  /**
   * @param clear empties MSAL's memory
   * @param lock taken around each access, for apps whose calls do not hold it already
   */
  constructor(
    private readonly entry: SecretEntry,
    private readonly clear: () => void,
    private readonly later: Later,
    private readonly lock?: Queue,
  ) {}

  async beforeCacheAccess({ tokenCache }: TokenCacheContext): Promise<void> {
    if (this.lock) this.release = await this.lock.acquire();
    this.base = await this.entry.read();
    this.clear();
    if (this.base !== undefined && parseCache(this.base)) tokenCache.deserialize(this.base);
  }

  async afterCacheAccess({ tokenCache, cacheHasChanged }: TokenCacheContext): Promise<void> {
    try {
      if (cacheHasChanged) await this.save(tokenCache.serialize());
    } finally {
      this.release();
    }
  }

  /**
   * Writes MSAL's cache when it is no longer what was read; without an account left, the secret itself goes. A window that
   * wrote at the same moment may have overwritten it unseen: a moment later it is looked after once more, unless this
   * window wrote again by then, or nothing is stored any more: a sign-out that came in between would be undone.
   */
  async save(mine: string): Promise<void> {
    if (mine === this.base) return;
    const [was, now] = [parseCache(this.base) ?? {}, parseCache(mine) ?? {}];
    await this.put(was, now);
    const { revision } = this.entry;
    this.later(async () => {
      if (this.entry.revision === revision && (await this.entry.read()) !== undefined) await this.put(was, now);
    });
  }

  private async put(was: Cache, now: Cache): Promise<void> {
    const theirs = await this.entry.read();
    const merged = mergeCaches(was, now, parseCache(theirs) ?? {});
    const text = hasAccount(merged) ? JSON.stringify(merged) : undefined;
    if (text !== theirs) await (text === undefined ? this.entry.forget() : this.entry.write(text));
  }
}
