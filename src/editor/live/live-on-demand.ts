import type * as vscode from 'vscode';
import type { DocumentServices, LiveDocuments } from './live-documents';
import type { LiveProvider } from './live-provider';

/** Live documents, loaded when the first one is asked for. */
export class LiveOnDemand implements vscode.Disposable {
  #documents: Promise<LiveDocuments> | undefined;

  constructor(
    private readonly services: DocumentServices,
    private readonly provider: Pick<LiveProvider, 'tell'>,
  ) {}

  documents(): Promise<LiveDocuments> {
    return (this.#documents ??= import('./live-documents').then(
      (loaded) => new loaded.LiveDocuments(this.services, (change) => this.provider.tell(change)),
    ));
  }

  dispose(): void {
    void this.#documents?.then((documents) => documents.dispose());
  }
}
