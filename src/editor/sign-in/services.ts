import type { Auth } from '../../auth/auth';
import type { VirtualDocuments } from '../host/virtual-documents';

/** What signing in works with. */
export interface SignInServices {
  readonly auth: Auth;
  readonly documents: Pick<VirtualDocuments, 'put'>;
}
