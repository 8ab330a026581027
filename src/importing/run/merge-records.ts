import {
  type BreachRecord,
  type EntityRecord,
  type OriginalRecord,
  ownPropertiesOf,
  type SourceRecord,
  type StatementRecord,
} from "../../records/record.js";
import { nameKey } from "../../shared/name-key.js";

/**
 * Whether what is recorded gives way to what comes, or only takes from it what it lacks. An import may change what an
 * earlier file of its own format said, never what another format or a person did.
 */
export type Precedence = "replaces" | "fills";

/** A record of an entity, source, statement or original with what comes of the same one; nothing is taken away from it. */
export function mergeRecords<Of extends BreachRecord>(stored: Of, incoming: Of, precedence: Precedence): Of {
  const merge = MERGES[stored.record] as (stored: Of, incoming: Of, precedence: Precedence) => Of;
  return merge(stored, incoming, precedence);
}

const MERGES = {
  entity: mergeEntity,
  source: mergeSource,
  statement: mergeStatement,
  original: (stored: OriginalRecord, incoming: OriginalRecord, precedence: Precedence): OriginalRecord =>
    precedence === "replaces" ? incoming : stored,
  // A claim is a speech act: it never changes. See claim-versions.ts.
  claim: <Of extends BreachRecord>(stored: Of): Of => stored,
} as const;

function mergeEntity(stored: EntityRecord, incoming: EntityRecord, precedence: Precedence): EntityRecord {
  const name = nameOf(stored, incoming, precedence);
  return {
    ...stored,
    ...mergeFields(ownPropertiesOf(stored), ownPropertiesOf(incoming), precedence),
    name,
    aliases: mergeNames(name, stored, incoming),
    marking: precedence === "replaces" ? incoming.marking : stored.marking,
    feed: precedence === "replaces" ? incoming.feed : stored.feed,
  };
}

/** Who tells an entity by a name that it no longer goes by does not name it anew. */
function nameOf(stored: EntityRecord, incoming: EntityRecord, precedence: Precedence): string {
  const isFormer = stored.aliases.includes(incoming.name);
  return precedence === "replaces" && !isFormer ? incoming.name : stored.name;
}

/** Every name that it ever bore, but for the one it has; spellings that differ in case or width only count once. */
function mergeNames(name: string, stored: EntityRecord, incoming: EntityRecord): string[] {
  const known = new Set([name, ...stored.aliases].map(nameKey));
  const fresh = [stored.name, incoming.name, ...incoming.aliases].filter((each) => {
    const key = nameKey(each);
    return !known.has(key) && known.add(key);
  });
  return [...stored.aliases.filter((alias) => alias !== name), ...fresh];
}

function mergeSource(stored: SourceRecord, incoming: SourceRecord, precedence: Precedence): SourceRecord {
  const { cites, ...rest } = stored;
  const { cites: alsoCites, ...coming } = incoming;
  return {
    ...rest,
    ...mergeFields(rest, coming, precedence),
    cites: [...new Set([...cites, ...alsoCites])].sort(),
  };
}

function mergeStatement(
  stored: StatementRecord,
  incoming: StatementRecord,
  precedence: Precedence,
): StatementRecord {
  const { qualifiers, ...rest } = stored;
  const { qualifiers: comingQualifiers, ...coming } = incoming;
  return {
    ...rest,
    ...mergeFields(rest, coming, precedence),
    qualifiers: mergeFields(qualifiers, comingQualifiers, precedence),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function mergeFields<Value>(
  stored: Readonly<Record<string, Value>>,
  incoming: Readonly<Record<string, Value>>,
  precedence: Precedence,
): Record<string, Value>;
function mergeFields(stored: Fields, incoming: Fields, precedence: Precedence): Record<string, unknown> {
  const names = [...new Set([...Object.keys(stored), ...Object.keys(incoming)])];
  const merged = names.map((name) => [name, mergeValue(stored[name], incoming[name], precedence)] as const);
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

function mergeValue(stored: unknown, incoming: unknown, precedence: Precedence): unknown {
  if (Array.isArray(stored) && Array.isArray(incoming)) {
    return [...new Set<unknown>((stored as unknown[]).concat(incoming))];
  }
  return precedence === "replaces" ? (incoming ?? stored) : (stored ?? incoming);
}
