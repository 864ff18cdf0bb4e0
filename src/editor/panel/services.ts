import type { VirtualDocuments } from '../host/virtual-documents';
import type { ResponsePanel } from './response-panel';

/** What the panel's buttons and commands work with. */
export interface PanelServices {
  readonly panel: ResponsePanel;
  readonly documents: Pick<VirtualDocuments, 'open' | 'put'>;
}
