import { model } from 'virtual:model';
import { validators } from 'virtual:validators';
import { bundledKinds } from './bundled-kinds';
import { createCatalog } from './catalog';

/** The catalog that is shipped: the six security profiles, from `schemas/`. */
export const bundledCatalog = createCatalog(bundledKinds, model, validators);
