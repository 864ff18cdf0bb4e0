import { model } from 'virtual:model';
import { Entry } from '../document/tape';
import { namespace, type Intent, type Kind } from '../catalog/kinds';
import type { TypeModel } from '../catalog/model';
import type { NameCheck, ObjectCheck, ObjectPlace, Place, Rule, ValueCheck } from './rule';
import { rulesFor } from './rules';
import { typeFits } from './rules/type';

/** A check together with the rule that it speaks for. */
export interface Bound<Check> {
  readonly rule: Rule;
  readonly check: Check;
}

/** What is asked of a value of one place, by the JSON type that it has. */
export interface ValuePlan {
  /** The JSON types that the schema takes here: bit n for the {@link Entry} n. */
  readonly accepts: number;
  readonly strings: readonly Bound<ValueCheck>[];
  readonly numbers: readonly Bound<ValueCheck>[];
  readonly nulls: readonly Bound<ValueCheck>[];
  /** The type of an object that stands here. */
  readonly nested: TypePlan | undefined;
}

export interface PropertyPlan {
  readonly name: string;
  /** Position in its type, below 31: a bit says whether it was seen. */
  readonly index: number;
  /** `undefined` for `@odata.type`, which is control information and no property. */
  readonly own: ValuePlan | undefined;
  /** The items of a collection. */
  readonly item: ValuePlan | undefined;
}

export interface TypePlan {
  readonly type: TypeModel;
  /** The spellings of its own `@odata.type`. */
  readonly typeNames: readonly string[];
  readonly properties: ReadonlyMap<string, PropertyPlan>;
  readonly names: readonly Bound<NameCheck>[];
  readonly objects: readonly Bound<ObjectCheck>[];
}

const plans = new Map<string, TypePlan>();

/**
 * Which rules look at which properties of a kind. Made once per kind and intent, so that a check of a document asks
 * nothing but what concerns the value at hand.
 */
export function planFor(kind: Kind, intent: Intent): TypePlan {
  const key = `${kind.id} ${intent}`;
  let plan = plans.get(key);
  if (!plan) {
    plan = planType({ kind, intent, type: typeModel(kind.type), atRoot: true }, rulesFor(intent));
    plans.set(key, plan);
  }
  return plan;
}

function planType(place: ObjectPlace, rules: readonly Rule[]): TypePlan {
  const { type } = place;
  const names = ['@odata.type', ...Object.keys(type.properties)];
  if (names.length > 31) throw new RangeError(`${type.name} has more properties than a bit mask holds`);
  return {
    type,
    typeNames: [`#${namespace}.${type.name}`, `${namespace}.${type.name}`],
    properties: new Map(names.map((name, index) => [name, planProperty(name, index, place, rules)])),
    names: bind(rules, (rule) => (place.atRoot ? rule.rootName?.(place) : undefined)),
    objects: bind(rules, (rule) => rule.object?.(place)),
  };
}

function planProperty(name: string, index: number, owner: ObjectPlace, rules: readonly Rule[]): PropertyPlan {
  const property = owner.type.properties[name];
  if (!property) return { name, index, own: undefined, item: undefined };
  const nested =
    property.form === 'complex'
      ? planType({ ...owner, type: typeModel(property.type), atRoot: false }, rules)
      : undefined;
  const place = { ...owner, property, item: false };
  if (!property.collection) return { name, index, own: planValue(place, rules, nested), item: undefined };
  // A list that lacks its brackets is a `type` problem: the value in its place is not looked at.
  const nulls = bind(rules, (rule) => rule.nothing?.(place));
  const own = { accepts: acceptsAt(place), strings: [], numbers: [], nulls, nested: undefined };
  return { name, index, own, item: planValue({ ...place, item: true }, rules, nested) };
}

function planValue(place: Place, rules: readonly Rule[], nested: TypePlan | undefined): ValuePlan {
  return {
    accepts: acceptsAt(place),
    strings: bind(rules, (rule) => rule.string?.(place)),
    numbers: bind(rules, (rule) => rule.number?.(place)),
    nulls: bind(rules, (rule) => rule.nothing?.(place)),
    nested,
  };
}

function acceptsAt({ property, item }: Place): number {
  return Object.values(Entry).reduce<number>(
    (mask, what) => mask | (typeFits(what, property, item) ? 1 << what : 0),
    0,
  );
}

function bind<Check>(rules: readonly Rule[], ask: (rule: Rule) => Check | undefined): Bound<Check>[] {
  return rules.flatMap((rule) => {
    const check = ask(rule);
    return check === undefined ? [] : [{ rule, check }];
  });
}

function typeModel(name: string): TypeModel {
  const type = model.types[name];
  if (!type) throw new RangeError(`The model has no type ${name}`);
  return type;
}
