export type ComparisonOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

/**
 * A constant. An instant is the text of a valid Edm.DateTimeOffset; an enum has the name of its type as written:
 * `microsoft.graph.accountStatus'active'`.
 */
export type Literal =
  | { readonly is: 'string' | 'instant'; readonly value: string }
  | { readonly is: 'enum'; readonly value: string; readonly type: string }
  | { readonly is: 'number'; readonly value: number | bigint }
  | { readonly is: 'boolean'; readonly value: boolean }
  | { readonly is: 'null'; readonly value: null };

/** An expression as written, before anything is known of its types. `at` is an offset, for sentences. */
export type Syntax = { readonly at: number } & (
  | { readonly is: 'literal'; readonly literal: Literal }
  | { readonly is: 'path'; readonly segments: readonly string[] }
  | { readonly is: 'call'; readonly name: string; readonly operands: readonly Syntax[] }
  | { readonly is: 'compare'; readonly operator: ComparisonOperator; readonly left: Syntax; readonly right: Syntax }
  | { readonly is: 'in'; readonly left: Syntax; readonly items: readonly Syntax[] }
  | { readonly is: 'and' | 'or'; readonly left: Syntax; readonly right: Syntax }
  | { readonly is: 'not'; readonly operand: Syntax }
  | {
      readonly is: 'any' | 'all';
      readonly collection: readonly string[];
      /** Missing for a bare `any()`. */
      readonly variable?: string;
      readonly body?: Syntax;
    }
);
