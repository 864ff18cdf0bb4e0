import { bundledCatalog } from '../catalog/bundled-catalog';
import type { Intent, Kind } from '../catalog/kinds';
import type { PropertyModel, TypeModel } from '../catalog/model';
import type { NameCheck, ObjectCheck, ObjectPlace, Place, Rule, ValueCheck } from './rule';
import { rulesFor } from './rules';

/** A check together with the rule that it speaks for. */
export interface Bound<Check> {
  readonly rule: Rule;
  readonly check: Check;
}

/** What is asked of a value of one place, by the JSON type that it has. */
export interface ValuePlan {
  readonly strings: readonly Bound<ValueCheck>[];
  readonly numbers: readonly Bound<ValueCheck>[];
  readonly nulls: readonly Bound<ValueCheck>[];
  /** The type of an object that stands here. */
  readonly nested: TypePlan | undefined;
}

export interface PropertyPlan {
  readonly own: ValuePlan;
  /** The items of a collection. */
  readonly item: ValuePlan | undefined;
}

export interface TypePlan {
  readonly type: TypeModel;
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
    plan = planType({ kind, intent, type: bundledCatalog.type(kind.type), atRoot: true }, rulesFor(intent));
    plans.set(key, plan);
  }
  return plan;
}

function planType(place: ObjectPlace, rules: readonly Rule[]): TypePlan {
  const { type } = place;
  return {
    type,
    properties: new Map(
      Object.values(type.properties).map((property) => [property.name, planProperty(property, place, rules)]),
    ),
    names: bind(rules, (rule) => (place.atRoot ? rule.rootName?.(place) : undefined)),
    objects: bind(rules, (rule) => rule.object?.(place)),
  };
}

function planProperty(property: PropertyModel, owner: ObjectPlace, rules: readonly Rule[]): PropertyPlan {
  const nested =
    property.form === 'complex'
      ? planType({ ...owner, type: bundledCatalog.type(property.type), atRoot: false }, rules)
      : undefined;
  const place = { ...owner, property, item: false };
  if (!property.collection) return { own: planValue(place, rules, nested), item: undefined };
  // A list that lacks its brackets is a `type` problem: the value in its place is not looked at.
  const nulls = bind(rules, (rule) => rule.null?.(place));
  const own = { strings: [], numbers: [], nulls, nested: undefined };
  return { own, item: planValue({ ...place, item: true }, rules, nested) };
}

function planValue(place: Place, rules: readonly Rule[], nested: TypePlan | undefined): ValuePlan {
  return {
    strings: bind(rules, (rule) => rule.string?.(place)),
    numbers: bind(rules, (rule) => rule.number?.(place)),
    nulls: bind(rules, (rule) => rule.null?.(place)),
    nested,
  };
}

function bind<Check>(rules: readonly Rule[], ask: (rule: Rule) => Check | undefined): Bound<Check>[] {
  return rules.flatMap((rule) => {
    const check = ask(rule);
    return check === undefined ? [] : [{ rule, check }];
  });
}
