import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import type { HostVersion } from '../../src/build/vscode-host/versions';
import type { Cleanup } from '../support/cleanup';
import { hostileWorkspace } from './hostile-workspace';
import { MarkupWatch } from './markup-watch';
import { openWorkbench, serviceSettings } from './open';
import { RecordingService } from '../support/recording-service';
import type { Workbench } from './workbench';

export interface HostileWindowOptions {
  readonly version: HostVersion;
  readonly trust: boolean;
  /** Whether the person has chosen a service of their own; else it is the sandbox. */
  readonly custom: boolean;
}

/** A VS Code open on a hostile workspace, with everything that would show that something of it worked. */
export class HostileWindow {
  private constructor(
    readonly workbench: Workbench,
    /** What the person has chosen to send to. */
    readonly service: RecordingService,
    readonly evil: RecordingService,
    readonly evilUrl: string,
    /** What the workspace's task would leave behind. */
    private readonly ran: string,
    private readonly watch: MarkupWatch,
  ) {}

  static async open(cleanup: Cleanup, { version, trust, custom }: HostileWindowOptions): Promise<HostileWindow> {
    const [evil, service] = [cleanup.adopt(new RecordingService()), cleanup.adopt(new RecordingService())];
    const [evilUrl, serviceUrl] = [await evil.start(), await service.start()];
    const { workspace, ran } = await hostileWorkspace(cleanup, evilUrl);
    const chosen = serviceSettings(serviceUrl);
    const settings = custom ? chosen : {};
    const opened = await openWorkbench(cleanup, { version, workspace, trust, settings });
    const watch = await MarkupWatch.start(opened.workbench.page);
    return new HostileWindow(opened.workbench, service, evil, evilUrl, ran, watch);
  }

  /** The panel's frame, once its one sentence is like this. */
  async headline(about: RegExp) {
    await this.workbench.headline(about);
    return this.workbench.frame('Response');
  }

  /** Fails when a text became more than text, when somebody else was asked for something, or a task ran. */
  async assertNothingHappened(): Promise<void> {
    assert.deepEqual(await this.watch.found(), []);
    assert.deepEqual(
      this.evil.requests.filter((request) => !isSchemaOfEditor(request)),
      [],
    );
    assert.equal(existsSync(this.ran), false, 'a task of the workspace ran');
    // Closed, or led to another page, it would have none.
    await this.workbench.page.locator('.monaco-workbench .statusbar-item').first().waitFor();
  }
}

/** VS Code's own JSON service fetches `$schema` from this machine, by rules of its own. Nothing of ours goes with it. */
const isSchemaOfEditor = ({ method, url, headers, body }: RecordingService['requests'][number]) =>
  method === 'GET' && url.endsWith('.schema.json') && headers.authorization === undefined && body === '';
