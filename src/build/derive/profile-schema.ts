import type { Meaning } from '../../catalog/model';

/** The part of draft-07 that our authored schemas use, and the annotations that are put into them. */
export interface PropertySchema {
  title?: string;
  description?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  enumDescriptions?: string[];
  anyOf?: PropertySchema[];
  items?: PropertySchema;
  $ref?: string;
  properties?: Record<string, PropertySchema>;
  patternProperties?: Record<string, PropertySchema | boolean>;
  additionalProperties?: boolean;
  required?: string[];
  examples?: unknown[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  defaultSnippets?: { label: string; description?: string; body: unknown }[];
  'x-meaning'?: Meaning;
  'x-source'?: string;
  [keyword: string]: unknown;
}

export interface ProfileSchema extends PropertySchema {
  $schema: string;
  $id: string;
  title: string;
  description: string;
  properties: Record<string, PropertySchema>;
  /** Nested types and enums, by their name in `microsoft.graph`. */
  definitions: Record<string, PropertySchema>;
}
