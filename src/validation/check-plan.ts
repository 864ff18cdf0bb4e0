import type { Catalog } from '../catalog/catalog';
import type { Intent, Kind } from '../catalog/kinds';
import type { PropertyModel } from '../catalog/model';
import type { NameCheck, ObjectCheck, ObjectPlace, Place, Rule, ValueCheck } from './rule';
import { rulesFor, type RuleId } from './rules';

/** A check together with the rule that it speaks for. */
export interface BoundCheck<Check> {
  readonly rule: Rule<RuleId>;
  readonly check: Check;
}

/** The checks of a value in one place, by its JSON type. */
export interface ValuePlan {
  readonly strings: readonly BoundCheck<ValueCheck>[];
  readonly numbers: readonly BoundCheck<ValueCheck>[];
  readonly nulls: readonly BoundCheck<ValueCheck>[];
  /** The plan of an object in this place; made for the first one, so that a type may contain itself. */
  readonly nested: (() => TypePlan) | undefined;
}

export interface PropertyPlan {
  readonly own: ValuePlan;
  /** The items of a collection. */
  readonly item: ValuePlan | undefined;
}

export interface TypePlan {
  readonly properties: ReadonlyMap<string, PropertyPlan>;
  readonly names: readonly BoundCheck<NameCheck>[];
  readonly objects: readonly BoundCheck<ObjectCheck>[];
}

/** The rules' checks of one sort, in the order of the rules. */
export function checksOf<Check>(
  rules: readonly Rule<RuleId>[],
  ask: (rule: Rule<RuleId>) => Check | undefined,
): BoundCheck<Check>[] {
  return rules.flatMap((rule) => {
    const check = ask(rule);
    return check === undefined ? [] : [{ rule, check }];
  });
}

const plans = new WeakMap<Catalog, Map<string, TypePlan>>();

/**
 * Which rules check which properties of a kind. Made once per kind and intent, and for a nested type when the first one
 * comes, so that checking a document runs only the checks that concern the value at hand.
 */
export function checkPlanFor(catalog: Catalog, kind: Kind, intent: Intent): TypePlan {
  const made = plans.get(catalog) ?? new Map<string, TypePlan>();
  plans.set(catalog, made);
  return new Planner(rulesFor(intent), made).plan({
    catalog,
    kind,
    intent,
    type: catalog.type(kind.type),
    atRoot: true,
  });
}

/** Plans the types that the payloads of a kind hold. */
class Planner {
  /** @param made the plans so far, for each place of a type */
  constructor(
    private readonly rules: readonly Rule<RuleId>[],
    private readonly made: Map<string, TypePlan>,
  ) {}

  plan(place: ObjectPlace): TypePlan {
    const { kind, intent, type, atRoot } = place;
    const key = `${kind.id} ${intent} ${atRoot ? '' : type.name}`;
    let plan = this.made.get(key);
    if (!plan) this.made.set(key, (plan = this.#type(place)));
    return plan;
  }

  #type(place: ObjectPlace): TypePlan {
    return {
      properties: new Map(
        Object.values(place.type.properties).map((property) => [property.name, this.#property(property, place)]),
      ),
      names: this.#bind((rule) => (place.atRoot ? rule.rootName?.(place) : undefined)),
      objects: this.#bind((rule) => rule.object?.(place)),
    };
  }

  #property(property: PropertyModel, owner: ObjectPlace): PropertyPlan {
    const place = { ...owner, property, item: false };
    if (!property.collection) return { own: this.#value(place), item: undefined };
    // A list that lacks its brackets is a `type` problem: the value in its place is not looked at.
    const own = { strings: [], numbers: [], nulls: this.#bind((rule) => rule.null?.(place)), nested: undefined };
    return { own, item: this.#value({ ...place, item: true }) };
  }

  #value(place: Place): ValuePlan {
    return {
      strings: this.#bind((rule) => rule.string?.(place)),
      numbers: this.#bind((rule) => rule.number?.(place)),
      nulls: this.#bind((rule) => rule.null?.(place)),
      nested: place.property.form === 'complex' ? this.#nested(place) : undefined,
    };
  }

  #nested({ catalog, kind, intent, property }: Place): () => TypePlan {
    let plan: TypePlan | undefined;
    return () => (plan ??= this.plan({ catalog, kind, intent, type: catalog.type(property.type), atRoot: false }));
  }

  #bind<Check>(ask: (rule: Rule<RuleId>) => Check | undefined): BoundCheck<Check>[] {
    return checksOf(this.rules, ask);
  }
}
