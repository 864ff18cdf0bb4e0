import type { FromPage } from '../protocol';

/** How the page's parts talk to the extension. */
export type Send = (message: FromPage) => void;
