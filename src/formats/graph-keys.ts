import { KINDS } from "../kinds/registry.js";
import type { Property } from "../kinds/kind.js";
import { RELATIONS } from "../kinds/relations.js";

/** An attribute that nodes or edges may have, as formats ask for it before the first of them. */
export interface GraphKey {
  readonly name: string;
  readonly type: "string" | "double" | "long";
}

/** All attributes of flat nodes: the own properties of all kinds among them. */
export const NODE_KEYS: readonly GraphKey[] = [
  ...texts("name", "kind"),
  ...ownKeys(KINDS.map(({ properties }) => properties)),
  ...texts("aliases", "marking"),
];

/** All attributes of flat edges: the own properties of all relations among them. */
export const EDGE_KEYS: readonly GraphKey[] = [
  ...texts("relation", "status"),
  { name: "confidence", type: "long" },
  ...texts("validFrom", "validTo"),
  { name: "claims", type: "long" },
  { name: "denials", type: "long" },
  ...texts("firstSaid", "lastSaid", "speakers", "sources"),
  ...ownKeys(RELATIONS.map(({ properties }) => properties)),
  ...texts("marking"),
];

function texts(...names: readonly string[]): GraphKey[] {
  return names.map((name) => ({ name, type: "string" }));
}

function ownKeys(all: readonly Readonly<Record<string, Property>>[]): GraphKey[] {
  const keys = new Map<string, GraphKey>();
  for (const [name, { type }] of all.flatMap((properties) => Object.entries(properties))) {
    keys.set(name, { name, type: type === "share" ? "double" : "string" });
  }
  return [...keys.values()];
}
