import type { VirtualDocuments } from '../host/virtual-documents';
import type { LastResponse, ResponsePanel } from './response-panel';

/** What the panel's buttons and commands work with. */
export interface PanelServices {
  readonly panel: ResponsePanel;
  readonly documents: Pick<VirtualDocuments, 'open'>;
  /** The newest outcome; none while a request is under way. */
  last: LastResponse | undefined;
  /** Ends the request that the panel shows as under way. */
  underWay: AbortController | undefined;
}
