/** Modules that the bundler makes from `schemas/`: see src/build/bundle/schema-plugin.ts. */

declare module 'virtual:model' {
  /** Types, properties and enums of the six kinds, read from the authored schemas. */
  export const model: import('./model').Model;
}

declare module 'virtual:validators' {
  /** One validator a kind, compiled by ajv at build time with `allErrors`, so there is no `eval` at run time. */
  export const validators: Readonly<Record<import('./kinds').KindId, import('ajv').ValidateFunction>>;
}
