import { identifier } from "../graph/query.js";
import { type Kind } from "../kinds/kind.js";
import { KINDS, kindOfLabels } from "../kinds/registry.js";
import { tlpOfRank } from "../shared/tlp.js";
import type { Entity } from "./entity.js";

/** Names of the properties of entities that somebody will look at; null means all of them. */
export type Wanted = ReadonlySet<string> | null;

type Read = (stored: unknown) => unknown;

const asStored: Read = (stored) => stored;

/** Where the properties that every entity has are stored under another name or in another form. */
const COMMON: Readonly<Record<string, { readonly stored: string; readonly read: Read }>> = {
  aliases: { stored: "aliases", read: (stored) => stored ?? [] },
  marking: { stored: "tlp", read: (stored) => tlpOfRank(stored as number) },
  recordedAt: { stored: "recordedAt", read: asStored },
};
const OWN = new Set(KINDS.flatMap((kind) => Object.keys(kind.properties)));

interface Column {
  readonly property: string;
  readonly stored: string;
  readonly read: Read;
}

/** Something else that is read with each entity, as one item of its list. */
export interface AttachedColumn {
  /** A Cypher expression over the entity in this variable. */
  textOf(variable: string): string;
  readonly parameters: Readonly<Record<string, unknown>>;
  read(stored: unknown, of: Entity): void;
}

/**
 * The part of a query and of its rows that holds entities: a list of values for each, no more than is wanted. A list
 * is a fraction of the work that a node or a map is, for Neo4j and for the driver.
 */
export class EntityColumns {
  private readonly columns: readonly Column[];

  /** @param kind of all the entities, or null where their labels are to say */
  constructor(
    private readonly kind: Kind | null,
    wanted: Wanted,
    private readonly attached: readonly AttachedColumn[] = [],
  ) {
    const own = kind ? Object.keys(kind.properties) : [...OWN];
    const names = [...Object.keys(COMMON), ...own].filter((name) => wanted === null || wanted.has(name));
    this.columns = ["id", "name", ...names.sort()].map((property) => ({
      property,
      ...(COMMON[property] ?? { stored: property, read: asStored }),
    }));
  }

  /** The items of a Cypher list: those of the entity in this variable. */
  textOf(variable: string): string {
    const values = this.columns.map(({ stored }) => `${variable}.${identifier(stored)}`);
    const attached = this.attached.map((column) => column.textOf(variable));
    return [...(this.kind ? [] : [`labels(${variable})`]), ...values, ...attached].join(", ");
  }

  /**
   * The same for a query that is costly to plan: its text is the same whatever is wanted, and the names of the stored
   * properties come as the parameter `$stored`, which `anyParameters` gives. What is attached is not in it.
   */
  anyTextOf(variable: string): string {
    return `labels(${variable}), [name IN $stored | ${variable}[name]]`;
  }

  /** What the items of `textOf` need. */
  get parameters(): Readonly<Record<string, unknown>> {
    return Object.assign({}, ...this.attached.map(({ parameters }) => parameters)) as Record<string, unknown>;
  }

  /** What the items of `anyTextOf` need. */
  get anyParameters(): { readonly stored: readonly string[] } {
    return { stored: this.columns.map(({ stored }) => stored) };
  }

  /** The entity whose items, made by `anyTextOf`, begin at `from`. */
  readAny(values: readonly unknown[], from: number): Entity {
    const kind = this.kind ?? kindOfLabels(values[from] as string[]);
    return this.make(kind, values[from + 1] as unknown[], 0);
  }

  /**
   * The entity whose items begin at `from`. It has its id, its name and what was wanted; what it lacks nobody asks it for.
   */
  read(values: readonly unknown[], from = 0): Entity {
    const kind = this.kind ?? kindOfLabels(values[from] as string[]);
    const start = this.kind ? from : from + 1;
    const entity = this.make(kind, values, start);
    let at = start + this.columns.length;
    for (const column of this.attached) column.read(values[at++], entity);
    return entity;
  }

  private make(kind: Kind, values: readonly unknown[], from: number): Entity {
    const entity: Record<string, unknown> = { kind: kind.value, typeName: kind.name };
    let at = from;
    for (const { property, read } of this.columns) entity[property] = read(values[at++]);
    return entity as unknown as Entity;
  }
}
