import { defineQuery } from "./query.js";

/**
 * A mark of the newest commit: another one as soon as anyone's commit of a change is acknowledged, the same one until
 * then. What is kept in memory with its mark is as fresh as the database while the mark stays.
 */
export interface CommitMark {
  readonly text: string;
  /** The number of the commit, if the text tells it: commits are numbered one after another. */
  readonly number: number | null;
}

/**
 * A Cypher clause of a write that tells, in the journal or by being set aside, all there is to know of it. Such commits
 * are counted. One that is not moves the mark, and not the count, and so it shows: others write to this database, too.
 */
export const COUNT_COMMIT = `MERGE (commits:CommitCount {id: 'commits'})
   ON CREATE SET commits.count = 1
   ON MATCH SET commits.count = commits.count + 1`;

export const COUNT_ASIDE = defineQuery("graph.count-aside", COUNT_COMMIT);

/** A PackStream structure: a list of one (0x91), 16 bytes (0xCC 0x10) that name the database, the commit's number. */
const HEAD = Buffer.from("91cc10", "hex");
const NUMBER_AT = HEAD.length + 16;

/** Reads a bookmark of Neo4j 5 ("FB:" and PackStream in Base64). One of another form is a mark without a number. */
export function parseMark(bookmarks: readonly string[]): CommitMark {
  const text = bookmarks.join(" ");
  const bytes = Buffer.from(text.replace(/^FB:/, ""), "base64");
  const isKnown =
    bookmarks.length === 1 && text.startsWith("FB:") && bytes.subarray(0, HEAD.length).equals(HEAD);
  return { text, number: isKnown ? readInteger(bytes, NUMBER_AT) : null };
}

/** An integer of PackStream (Bolt specification, "Integer"); null where there is none. */
function readInteger(bytes: Buffer, at: number): number | null {
  const kind = bytes[at];
  if (kind === undefined) return null;
  if (kind < 0x80) return kind;
  const width = { 0xc8: 1, 0xc9: 2, 0xca: 4 }[kind];
  if (width !== undefined && bytes.length > at + width) return bytes.readIntBE(at + 1, width);
  return kind === 0xcb && bytes.length > at + 8 ? Number(bytes.readBigInt64BE(at + 1)) : null;
}
