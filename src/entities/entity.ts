import type { Row } from "../graph/graph.js";
import { type Tlp, tlpOfRank } from "../shared/tlp.js";
import type { Kind } from "../kinds/kind.js";
import { kindOfLabels } from "../kinds/registry.js";

/** A node that a person would name. Own properties of its kind stand beside the common ones. */
export interface Entity {
  readonly id: string;
  /** Value of the EntityKind enum. */
  readonly kind: string;
  /** Name of the kind, which is the GraphQL type. */
  readonly typeName: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly marking: Tlp;
  /** Record time, in milliseconds since 1970. */
  readonly recordedAt: number;
  readonly [property: string]: unknown;
}

/** The entity of a row whose columns `labels` and `entity` hold a node's labels and properties. */
export function toEntity(row: Row): Entity {
  const labels = row.get("labels") as string[];
  const properties = row.get("entity") as Readonly<Record<string, unknown>>;
  const kind: Kind = kindOfLabels(labels);
  const own = Object.keys(kind.properties).map((name) => [name, properties[name] ?? null]);
  return {
    ...(Object.fromEntries(own) as Record<string, unknown>),
    id: properties["id"] as string,
    kind: kind.value,
    typeName: kind.name,
    name: properties["name"] as string,
    aliases: (properties["aliases"] ?? []) as string[],
    marking: tlpOfRank(properties["tlp"] as number),
    recordedAt: properties["recordedAt"] as number,
  };
}
