import { Field, ID, InputType } from "type-graphql";
import type { Kind } from "../../kinds/kind.js";
import { KINDS } from "../../kinds/registry.js";
import { InputRefused, RefusalReason } from "../../shared/errors.js";
import { TLP } from "../../shared/tlp.js";
import type { EntityValues, UpsertEntityInput } from "../../speech/upsert-entity.js";
import { addPropertyFields } from "../entities/property-type.js";
import { type ConcreteClass, decorate, makeClass } from "../schema/dynamic-type.js";
import { enumOf } from "../schema/enums.js";
import { EntityRefInput } from "../entities/entity-ref-input.js";
import { ActInputType } from "./act-input.js";

/** What can be recorded of an entity of a kind. */
function makeValuesType(kind: Kind): ConcreteClass {
  const type = makeClass(`${kind.name}Input`);
  InputType(`${kind.name}Input`, {
    description: `What is recorded of a ${kind.name}. What is left out stays; null removes an own property.`,
  })(type);
  const add = (name: string, of: () => object, description: string): void =>
    decorate(type, name, Field(of, { nullable: true, description }));
  add("name", () => String, "Its usual name; needed for a new one. A former name stays as an alias.");
  add("aliases", () => [String], "Other names; they are added to those that it has.");
  add("marking", enumOf(TLP), "How far knowledge of it may be passed on; CLEAR if it is left out.");
  addPropertyFields(type, kind.properties);
  return type;
}

@InputType("UpsertEntityInput", {
  description:
    "An entity, under the field of its kind: recorded if it is new, else changed. It is told by `id`, else by `naturalKey`, else by its name.",
})
export class UpsertEntityInputType extends ActInputType {
  @Field(() => ID, { nullable: true, description: "Id of an entity that is there." })
  id?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "What tells it apart for ever, such as a domain or a register number; its name if it is left out.",
  })
  naturalKey?: string | null;
}

for (const kind of KINDS) {
  const values = makeValuesType(kind);
  const description = `The entity, if it is of the kind ${kind.name}.`;
  decorate(
    UpsertEntityInputType,
    kind.field,
    Field(() => values, { nullable: true, description }),
  );
}

/** The one kind whose field is given, and its values. */
export function toUpsert(input: UpsertEntityInputType): UpsertEntityInput {
  const given = input as unknown as Readonly<Record<string, unknown>>;
  const kinds = KINDS.filter((kind) => given[kind.field] != null);
  const [kind] = kinds;
  if (!kind || kinds.length > 1) {
    const came = kinds.length === 0 ? "none" : kinds.map((each) => each.field).join(" and ");
    const problem = `Expected the field of one kind, such as company or tool; got ${came}.`;
    throw new InputRefused(RefusalReason.InvalidCombination, problem, { path: kinds[1]?.field ?? "" });
  }
  const { id, naturalKey, idempotencyKey, note } = input;
  const values = { ...(given[kind.field] as EntityValues) };
  return { id, naturalKey, idempotencyKey, note, kind, field: kind.field, values };
}

@InputType("MergeEntitiesInput", { description: "Two entities that are one." })
export class MergeEntitiesInputType extends ActInputType {
  @Field(() => EntityRefInput, { description: "The entity that is merged; its id keeps resolving." })
  entity!: EntityRefInput;

  @Field(() => EntityRefInput, { description: "The entity that stays." })
  into!: EntityRefInput;
}

@InputType("UnmergeInput", { description: "A merge that was wrong." })
export class UnmergeInputType extends ActInputType {
  @Field(() => ID, { description: "Id of the entity that was merged." })
  entity!: string;
}
