import { responseView } from '../panel/response-view';
import { kindsView } from './kinds-view';

/** Every view, a row each: activation registers them, `npm run generate` writes package.json from them. */
export const views = [kindsView, responseView];
