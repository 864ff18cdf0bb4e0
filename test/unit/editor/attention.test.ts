import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { attending, bringUp, type Attention, type Bounded, type Editors } from '../../../src/editor/host/attention';

const [keyboard, mouse, command] = [1, 2, 3];

/** An editor with its events, and the notifications beside it. */
class Desk implements Editors, Bounded {
  readonly #selecting = new Set<(event: vscode.TextEditorSelectionChangeEvent) => unknown>();
  readonly #changing = new Set<(event: vscode.TextDocumentChangeEvent) => unknown>();
  readonly said: unknown[][] = [];
  pressed: string | undefined;
  readonly failed: unknown[] = [];
  readonly within: Bounded['within'] = async (what, run) => {
    try {
      return await run();
    } catch (error) {
      return this.failed.push([what, error]);
    }
  };

  readonly window = {
    onDidChangeTextEditorSelection: subscribing(this.#selecting),
    showInformationMessage: ((...given: unknown[]) => {
      this.said.push(given);
      return Promise.resolve(this.pressed);
    }) as typeof vscode.window.showInformationMessage,
  };
  readonly workspace = { onDidChangeTextDocument: subscribing(this.#changing) };

  change(document: string, contentChanges: readonly unknown[] = ['a']): void {
    for (const listen of this.#changing) listen({ document, contentChanges } as never);
  }

  select(document: string, kind: number | undefined): void {
    for (const listen of this.#selecting) listen({ textEditor: { document }, kind } as never);
  }

  type(document: string): void {
    this.change(document);
    this.select(document, keyboard);
  }

  get listeners(): number {
    return this.#selecting.size + this.#changing.size;
  }
}

const subscribing =
  <E>(listeners: Set<(event: E) => unknown>): vscode.Event<E> =>
  (listen) => {
    listeners.add(listen);
    return { dispose: () => listeners.delete(listen) };
  };

describe('What the person attends to while a command is at work', () => {
  let desk: Desk;
  const after = (happens: (desk: Desk) => void) =>
    attending(desk, (person) => {
      happens(desk);
      return Promise.resolve(person.hasMovedOn);
    });

  beforeEach(() => (desk = new Desk()));

  it('is the command, where nothing happens', async () => {
    assert.equal(await after(() => undefined), false);
  });

  it('is an editor that is typed or clicked in', async () => {
    assert.equal(await after((on) => on.type('a.json')), true);
    assert.equal(await after((on) => on.select('a.json', mouse)), true);
  });

  it('is the command still, where keys that came too early moved a cursor', async () => {
    assert.equal(await after((on) => on.select('a.json', keyboard)), false);
  });

  it('is the command still, where a text or a selection changes by itself', async () => {
    assert.equal(await after((on) => on.change('a.json')), false);
    for (const kind of [command, undefined]) {
      const changes = (on: Desk) => {
        on.change('a.json');
        on.select('a.json', kind);
      };
      assert.equal(await after(changes), false);
    }
    const apart = (on: Desk) => {
      on.change('output');
      on.select('a.json', keyboard);
    };
    assert.equal(await after(apart), false);
    // As when it was saved.
    const saved = (on: Desk) => {
      on.change('a.json', []);
      on.select('a.json', keyboard);
    };
    assert.equal(await after(saved), false);
  });

  it('is looked at only as long as the command is at work, also when that fails', async () => {
    await after(() => undefined);
    await assert.rejects(attending(desk, () => Promise.reject(new Error('no'))));
    assert.equal(desk.listeners, 0);
  });
});

describe('What is ready', () => {
  let asked: boolean[];
  const reveal = (inBackground: boolean) => Promise.resolve(asked.push(inBackground));
  const ready = (desk: Desk, person: Attention) => bringUp(desk, person, 'The plan is ready.', reveal);

  beforeEach(() => (asked = []));

  it('comes up with the focus', async () => {
    const desk = new Desk();
    await ready(desk, { hasMovedOn: false });
    assert.deepEqual([asked, desk.said], [[false], []]);
  });

  it('leaves the focus to a person who has moved on, says that it’s there, and comes up when that is pressed', async () => {
    const desk = new Desk();
    await ready(desk, { hasMovedOn: true });
    await new Promise(setImmediate);
    assert.deepEqual([asked, desk.said], [[true], [['The plan is ready.', 'Show']]]);
    desk.pressed = 'Show';
    await ready(desk, { hasMovedOn: true });
    await new Promise(setImmediate);
    assert.deepEqual(asked, [true, true, false]);
  });

  it('may be shown otherwise when that is pressed, and fails within the error boundary', async () => {
    const desk = new Desk();
    desk.pressed = 'Show';
    await bringUp(desk, { hasMovedOn: true }, 'It’s there.', reveal, () => Promise.reject(new Error('gone')));
    await new Promise(setImmediate);
    assert.deepEqual([asked, desk.failed], [[true], [['Show', new Error('gone')]]]);
  });
});
