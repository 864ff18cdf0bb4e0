import { parseDocument } from '../../../src/document/parse-document';
import { segmentsOf } from '../../../src/document/pointer';
import { pointerOf, treeOf, type JsonNode } from '../document/tree';
import type { Kind } from '../../../src/catalog/kinds';
import type { PropertyModel } from '../../../src/catalog/model';
import type { RuleId } from '../../../src/validation/problem';
import { typeOf } from './exemplars';

/** A value in an exemplar, with what the model says of it. */
export interface Site {
  readonly node: JsonNode;
  readonly property: PropertyModel;
  readonly item: boolean;
  /** The `property` node that the value, or the collection that it is an item of, belongs to. */
  readonly member: JsonNode;
  readonly atRoot: boolean;
}

/** A text with one mistake, and the one problem that it should have: its rule and the offsets that it should mark. */
export interface Mutant {
  readonly text: string;
  readonly rule: RuleId;
  readonly start: number;
  readonly end: number;
}

/** One way to make a mistake; `undefined` where it cannot be made. */
export type Mutation = (text: string, site: Site, choose: <T>(of: readonly T[]) => T) => Mutant | undefined;

export function sitesOf(text: string, kind: Kind): Site[] {
  const root = treeOf(parseDocument(text));
  return root ? sitesIn(root, kind.type, true) : [];
}

function sitesIn(object: JsonNode, type: string, atRoot: boolean): Site[] {
  return (object.children ?? []).flatMap((member) => {
    const [name, node] = member.children ?? [];
    const property = typeOf(type).properties[String(name?.value)];
    if (!node || !property) return [];
    const own: Site = { node, property, item: false, member, atRoot };
    const items = property.collection
      ? (node.children ?? []).map((item): Site => ({ node: item, property, item: true, member, atRoot }))
      : [];
    const below = [own, ...items].filter((site) => site.node.type === 'object');
    return [own, ...items, ...below.flatMap((site) => sitesIn(site.node, property.type, false))];
  });
}

/** Puts a literal in the place of a value; the rule marks the literal. */
function replaced(text: string, { node }: Site, literal: string, rule: RuleId): Mutant {
  const start = node.offset;
  const mutated = text.slice(0, start) + literal + text.slice(start + node.length);
  return { text: mutated, rule, start, end: start + literal.length };
}

/** Puts a member in front of the first one of an object; the rule marks its name. */
function inserted(text: string, object: JsonNode, name: string, value: string, rule: RuleId): Mutant {
  const start = object.offset + 1;
  const quoted = JSON.stringify(name);
  const mutated = `${text.slice(0, start)}${quoted}: ${value},${text.slice(start)}`;
  return { text: mutated, rule, start, end: start + quoted.length };
}

const wants = ({ property, item }: Site): string => {
  if (property.collection && !item) return 'array';
  if (property.form === 'complex') return 'object';
  if (property.form === 'enum') return 'string';
  return { 'Edm.Boolean': 'boolean', 'Edm.Int32': 'number', 'Edm.Int64': 'number' }[property.type] ?? 'string';
};

const ofEachType: readonly (readonly [string, string])[] = [
  ['string', '"x"'],
  ['number', '5'],
  ['boolean', 'false'],
  ['array', '[]'],
  ['object', '{}'],
];

const badDates = [
  '"2024-02-30T00:00:00Z"',
  '"2024-01-31"',
  '"2024-01-31T00:00:00"',
  '"yesterday"',
  '"2024-01-31T24:00:00Z"',
];
const badMeanings: Readonly<Partial<Record<NonNullable<PropertyModel['meaning']>, readonly [RuleId, string]>>> = {
  guid: ['guid', '"not-a-guid"'],
  ip: ['ip-address', '"1.2.3"'],
  ipv4: ['ip-address', '"::1"'],
  ipv6: ['ip-address', '"10.0.0.1"'],
  'ipv6-zone': ['ip-address', '"10.0.0.1"'],
  mac: ['mac-address', '"00:11"'],
  'domain-name': ['domain-name', '"localhost"'],
  url: ['url', '"contoso.com"'],
  'url-or-word': ['url', '"contoso.com/x"'],
  count: ['negative-count', '-1'],
};

const words = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/^./, (first) => first.toUpperCase());

/** The known mistakes, one function each. */
export const mutations: Readonly<Record<string, Mutation>> = {
  'a value of another JSON type': (text, site, choose) =>
    replaced(text, site, choose(ofEachType.filter(([type]) => type !== wants(site)))[1], 'type'),
  'null where there must be a value': (text, site) =>
    site.property.nullable || site.property.collection ? undefined : replaced(text, site, 'null', 'type'),
  'a number that is no integer literal': (text, site, choose) =>
    wants(site) === 'number'
      ? replaced(text, site, choose(['1.0', '1e3', '0.5', '1e400', '9223372036854775808']), 'type')
      : undefined,
  'half of a surrogate pair': (text, site, choose) =>
    site.node.type === 'string'
      ? replaced(text, site, choose(['"\\ud800"', '"\udfff"', '"a\\uDC00b"']), 'type')
      : undefined,
  'a date that is none': (text, site, choose) =>
    site.property.type === 'Edm.DateTimeOffset' ? replaced(text, site, choose(badDates), 'date-time') : undefined,
  'a date with an offset': (text, site) =>
    site.property.type === 'Edm.DateTimeOffset'
      ? replaced(
          text,
          site,
          text.slice(site.node.offset, site.node.offset + site.node.length).replace('Z', '+03:00'),
          'utc',
        )
      : undefined,
  'first after last': (text, site) =>
    ['firstSeenDateTime', 'createdDateTime'].includes(site.property.name)
      ? replaced(text, site, '"2030-01-01T00:00:00Z"', 'date-order')
      : undefined,
  'an unknown enum member': (text, site, choose) =>
    site.property.form === 'enum' && site.node.type === 'string'
      ? replaced(text, site, choose(['"other"', '"unknownFutureValue"', '""']), 'enum')
      : undefined,
  'a value that its meaning forbids': (text, site) => {
    const bad = site.property.meaning && badMeanings[site.property.meaning];
    return bad && replaced(text, site, bad[1], bad[0]);
  },
  'a placeholder': (text, site) => {
    const fits = site.node.type === 'string' && site.property.type !== 'Edm.DateTimeOffset';
    return fits ? replaced(text, site, `"${words(site.property.name)} value"`, 'placeholder') : undefined;
  },
  'null for a collection or in one': (text, site) =>
    site.property.collection ? replaced(text, site, 'null', 'null-collection') : undefined,
  'an unknown name': (text, site) => {
    const object = site.member.parent;
    return (
      object && inserted(text, object, 'nonsense', '[{}]', site.atRoot ? 'unknown-property' : 'unknown-nested-property')
    );
  },
  'a name twice': (text, site) => {
    const { member } = site;
    const own = text.slice(member.offset, member.offset + member.length);
    const start = member.offset + member.length + 1;
    const quoted = JSON.stringify(site.property.name);
    const mutated = `${text.slice(0, start - 1)},${own}${text.slice(start - 1)}`;
    return { text: mutated, rule: 'duplicate-key', start, end: start + quoted.length };
  },
  'an id in an Add': (text, site) => {
    const root = site.atRoot ? site.member.parent : undefined;
    return root && inserted(text, root, 'id', '"x"', 'server-set');
  },
  'the @odata.type of something else': (text, site) => {
    const found = site.member.parent?.children?.find(({ children }) => children?.[0]?.value === '@odata.type')
      ?.children?.[1];
    return found && replaced(text, { ...site, node: found }, '"#microsoft.graph.alert"', 'kind-mismatch');
  },
  'a colon that is missing': (text, site) => {
    const colon = text.indexOf(':', site.member.offset + site.property.name.length + 2);
    const node = site.member.children?.[1];
    if (!node) return undefined;
    // A bracket after a name is one character to mark; text, a number or a word is marked whole.
    const length = node.type === 'object' || node.type === 'array' ? 1 : node.length;
    const mutated = text.slice(0, colon) + text.slice(colon + 1);
    return { text: mutated, rule: 'syntax', start: node.offset - 1, end: node.offset - 1 + length };
  },
};

/** Depth of a site, for a sentence about it. */
export function placeOf({ node }: Site): string {
  return segmentsOf(pointerOf(node)).join('.');
}
