import { createHash } from "node:crypto";

const NAMESPACE = Buffer.from("6d0d2b1e6a0f5f1c9a3a7c0f4be1d7a2", "hex");

/** Ids that were worked out lately: an import asks for the same one many times over. */
const KNOWN = new Map<string, string>();
const MOST_KNOWN = 50_000;
const LONGEST_KNOWN = 200;

/**
 * The UUID version 5 (RFC 9562, section 5.5) of a name in Breachpath's namespace. The same name gives the same
 * id on every machine, so an import that is run twice creates nothing new.
 */
export function uuid5(name: string): string {
  const known = KNOWN.get(name);
  if (known !== undefined) return known;
  const id = hash(name);
  if (name.length > LONGEST_KNOWN) return id;
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(name, id);
  return id;
}

function hash(name: string): string {
  const bytes = createHash("sha1").update(NAMESPACE).update(name, "utf8").digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether the text has the form of an id. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
