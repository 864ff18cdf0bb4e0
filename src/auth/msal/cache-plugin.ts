import type { ICachePlugin, TokenCacheContext } from '@azure/msal-node';
import { hasAccount, mergeCaches, parseCache } from '../merge-caches';
import type { Queue } from '../queue';
import type { Vault } from '../vault';

/** Two windows that write at the same moment agree after two; more would be another fault. */
const mostWrites = 3;

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
    private readonly vault: Vault,
    private readonly clear: () => void,
    private readonly lock?: Queue,
  ) {}

  async beforeCacheAccess({ tokenCache }: TokenCacheContext): Promise<void> {
    if (this.lock) this.release = await this.lock.acquire();
    this.base = await this.vault.read();
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
   * Writes MSAL's cache when it is no longer what was read; without an account left, the secret itself goes. What was
   * written is read once more: a window that wrote at the same moment may have overwritten it, then both are merged.
   */
  async save(mine: string): Promise<void> {
    if (mine === this.base) return;
    const [was, now] = [parseCache(this.base) ?? {}, parseCache(mine) ?? {}];
    for (let writes = 0; writes < mostWrites; writes++) {
      const theirs = await this.vault.read();
      const merged = now;
      const text = hasAccount(merged) ? JSON.stringify(merged) : undefined;
      if (text === theirs) return;
      await (text === undefined ? this.vault.forget() : this.vault.write(text));
    }
  }
}
