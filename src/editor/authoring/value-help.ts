/**
 * What helps to write values, as one file to load when the first of it is asked for: fixes, hovers and completions share
 * the model.
 */
export { explainAt } from '../../validation/explain/explain';
export { suggest } from '../../validation/explain/suggest';
export { noValues } from '../../validation/explain/used-values';
export { valuePlaceAt } from '../../validation/explain/value-place';
export { resolveFixAll } from './code-actions-fix-all';
export { suggestionItem as itemOf } from './value-items';
export { provideFixes } from './code-actions-provide';
