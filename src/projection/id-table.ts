import { grown } from "./grown.js";

const WORDS = 4;
const ID_BYTES = 16;
const UUID_LENGTH = 36;
const DASH = "-".charCodeAt(0);
/** By byte of a UUID: 1 where its text has a dash before it. */
const IS_AFTER_DASH = Uint8Array.from({ length: ID_BYTES }, (_, byte) =>
  [4, 6, 8, 10].includes(byte) ? 1 : 0,
);
const NO_NIBBLE = 16;
/** By character code: what a hexadecimal digit stands for. Our ids are written in small letters. */
const NIBBLES = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = "0123456789abcdef".indexOf(String.fromCharCode(code));
  return digit === -1 ? NO_NIBBLE : digit;
});

/** A table of slots is at most so full: beyond, look-ups walk. */
const FULL = 0.6;

/**
 * Ids, numbered from 0 in the order in which they come. A UUID is kept as 16 bytes, and found by open addressing: about
 * 24 bytes an id, where a Map of texts takes more than 100.
 */
export class IdTable {
  size = 0;
  /** The bytes of the ids, four words each; and the same as a buffer, which writes them fast. */
  private words: Uint32Array;
  private bytesOfIds: Buffer;
  /** Numbers plus one; 0 is free. The ids of this database are hashes, so their bits spread by themselves. */
  private slots: Uint32Array;
  /** The id that is looked for. */
  private readonly parsed = new Uint32Array(WORDS);
  private readonly parsedBytes = Buffer.from(this.parsed.buffer);

  constructor(expected = 0) {
    this.words = new Uint32Array(Math.max(expected, 16) * WORDS);
    this.bytesOfIds = Buffer.from(this.words.buffer);
    this.slots = new Uint32Array(slotsFor(expected));
  }

  /** The number of an id; -1 where it has none. */
  find(id: string): number {
    if (!this.parse(id)) return -1;
    return (this.slots[this.slotOf()] as number) - 1;
  }

  /**
   * The number of an id, a new one if it has none.
   * @throws Error if it is no UUID: every id of this database is one
   */
  add(id: string): number {
    if (!this.parse(id)) throw new Error(`Expected an id in the form of a UUID, got ${JSON.stringify(id)}.`);
    const slot = this.slotOf();
    const known = this.slots[slot] as number;
    if (known > 0) return known - 1;
    const number = this.size;
    this.makeRoom(number + 1);
    this.words.set(this.parsed, number * WORDS);
    this.slots[slot] = number + 1;
    this.size += 1;
    if (this.size > this.slots.length * FULL) this.spread();
    return number;
  }

  idOf(number: number): string {
    const hex = this.bytesOfIds.toString("hex", number * ID_BYTES, (number + 1) * ID_BYTES);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  get bytes(): number {
    return this.words.byteLength + this.slots.byteLength;
  }

  private makeRoom(ids: number): void {
    if (ids * WORDS <= this.words.length) return;
    this.words = grown(this.words, ids * WORDS);
    this.bytesOfIds = Buffer.from(this.words.buffer);
  }

  /** Reads a UUID, by hand: it is done for every fact that a request looks at. */
  private parse(id: string): boolean {
    if (id.length !== UUID_LENGTH) return false;
    let at = 0;
    for (let byte = 0; byte < ID_BYTES; byte += 1) {
      if (IS_AFTER_DASH[byte] === 1 && id.charCodeAt(at++) !== DASH) return false;
      const high = NIBBLES[id.charCodeAt(at++)] ?? NO_NIBBLE;
      const low = NIBBLES[id.charCodeAt(at++)] ?? NO_NIBBLE;
      if ((high | low) >= NO_NIBBLE) return false;
      this.parsedBytes[byte] = (high << 4) | low;
    }
    return true;
  }

  /** The slot of the parsed id, or the free one where it would stand. */
  private slotOf(): number {
    const mask = this.slots.length - 1;
    let slot = ((this.parsed[0] as number) ^ (this.parsed[3] as number)) & mask;
    for (;;) {
      const number = this.slots[slot] as number;
      if (number === 0 || this.isAt(number - 1)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private isAt(number: number): boolean {
    const at = number * WORDS;
    for (let word = 0; word < WORDS; word += 1) if (this.words[at + word] !== this.parsed[word]) return false;
    return true;
  }

  private spread(): void {
    this.slots = new Uint32Array(this.slots.length * 2);
    for (let number = 0; number < this.size; number += 1) {
      this.parsed.set(this.words.subarray(number * WORDS, (number + 1) * WORDS));
      this.slots[this.slotOf()] = number + 1;
    }
  }
}

function slotsFor(expected: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(expected, 16) / FULL));
}
