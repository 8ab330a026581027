import type { Kind } from "../kinds/kind.js";
import { KINDS, kindOfLabels } from "../kinds/registry.js";
import { grown } from "./grown.js";
import { IdTable } from "./id-table.js";
import type { HeldEntity } from "./read-evidence.js";

/** The marking's rank of what is not there any more: nobody may see it. */
export const GONE = 255;

/** In the traits of an entity: one fact at most touches it, so that no path goes on from it. */
export const LEAF = 0x80;

/** The entities of a projection, each a number. */
export class NodeColumns {
  readonly ids: IdTable;
  /** Places in KINDS, with LEAF or without: what a search asks about a node, in one byte. */
  traits: Uint8Array;
  /** Ranks of markings. */
  tlp: Uint8Array;
  /** How many facts that paths go along touch it, whoever may see them. */
  degree: Uint32Array;

  constructor(expected: number) {
    this.ids = new IdTable(expected);
    this.traits = new Uint8Array(expected);
    this.tlp = new Uint8Array(expected);
    this.degree = new Uint32Array(expected);
  }

  get size(): number {
    return this.ids.size;
  }

  /** Adds an entity, or changes its marking. Its kind it keeps for life. */
  put({ id, labels, tlp }: HeldEntity): number {
    const node = this.ids.add(id);
    this.traits = grown(this.traits, node + 1);
    this.tlp = grown(this.tlp, node + 1);
    this.degree = grown(this.degree, node + 1);
    this.traits[node] = KINDS.indexOf(kindOfLabels(labels)) | this.leafBit(node);
    this.tlp[node] = tlp;
    return node;
  }

  kindOf(node: number): Kind {
    return KINDS[this.kindPlace(node)] as Kind;
  }

  /** The place of its kind in KINDS. */
  kindPlace(node: number): number {
    return (this.traits[node] as number) & ~LEAF;
  }

  /** Counts a fact that paths go along, or one less. */
  count(node: number, change: 1 | -1): void {
    this.degree[node] = (this.degree[node] as number) + change;
    this.traits[node] = this.kindPlace(node) | this.leafBit(node);
  }

  get bytes(): number {
    return this.ids.bytes + this.traits.byteLength + this.tlp.byteLength + this.degree.byteLength;
  }

  private leafBit(node: number): number {
    return (this.degree[node] as number) > 1 ? 0 : LEAF;
  }
}
