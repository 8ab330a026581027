import type { Kind } from "../kinds/kind.js";
import { KINDS, kindOfLabels } from "../kinds/registry.js";
import { grown } from "./grown.js";
import { IdTable } from "./id-table.js";
import type { HeldEntity } from "./read-evidence.js";

/** The marking's rank of what is not there any more: nobody may see it. */
export const GONE = 255;

/** The entities of a projection, each a number. */
export class NodeColumns {
  readonly ids: IdTable;
  /** Places in KINDS. */
  kind: Uint8Array;
  /** Ranks of markings. */
  tlp: Uint8Array;
  /** How many facts that paths go along touch it, whoever may see them. */
  degree: Uint32Array;

  constructor(expected: number) {
    this.ids = new IdTable(expected);
    this.kind = new Uint8Array(expected);
    this.tlp = new Uint8Array(expected);
    this.degree = new Uint32Array(expected);
  }

  get size(): number {
    return this.ids.size;
  }

  /** Adds an entity, or changes its marking. Its kind it keeps for life. */
  put({ id, labels, tlp }: HeldEntity): number {
    const node = this.ids.add(id);
    this.kind = grown(this.kind, node + 1);
    this.tlp = grown(this.tlp, node + 1);
    this.degree = grown(this.degree, node + 1);
    this.kind[node] = KINDS.indexOf(kindOfLabels(labels));
    this.tlp[node] = tlp;
    return node;
  }

  kindOf(node: number): Kind {
    return KINDS[this.kind[node] as number] as Kind;
  }

  get bytes(): number {
    return this.ids.bytes + this.kind.byteLength + this.tlp.byteLength + this.degree.byteLength;
  }
}
