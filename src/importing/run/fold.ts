import type { Change } from "../../journal/operation.js";
import type { Naming } from "../../records/naming.js";
import type { BreachRecord, ClaimRecord, Placed } from "../../records/record.js";
import { versionId, versionOf } from "./claim-versions.js";
import { mergeRecords } from "./merge-records.js";
import { idOfRecord, normalize } from "./normalize.js";
import type { Prepared } from "./prepare.js";
import { sameValue } from "./same-value.js";
import { type Held, type Holdings, keyOfHeld } from "./stored.js";
import { refused, type Verdict } from "./verdict.js";

type Effect = "created" | "updated" | "unchanged";

/** Which import this is. */
export interface Importing {
  /** The format's name; undefined for our own records, which describe whatever they name. */
  readonly feed: string | undefined;
  /** SHA-256 of the files: importing the same again is the same. */
  readonly fingerprint: string;
}

/**
 * Lays items over what is held, one after the other, and remembers what is to be written for it. Nothing but what it is
 * given is read: see readStored.
 */
export class Fold {
  private readonly before = new Map<string, BreachRecord>();
  private readonly changed = new Map<string, BreachRecord>();
  private readonly newlyDescribed = new Set<string>();

  constructor(
    private readonly holdings: Holdings,
    private readonly importing: Importing,
    private readonly naming: Naming,
  ) {}

  /** Lays one item over what is held. */
  add({ place, records, notes }: Prepared): Verdict {
    const newer = records.find((each) => this.isOlder(each));
    if (newer) {
      const reason = "a newer version of it is recorded already";
      return refused(place, "SKIPPED", reason);
    }
    const effects = records.map(({ value }, index) => this.lay(value, index === 0));
    const [own] = records;
    const outcome =
      effects[0] === "created"
        ? "CREATED"
        : effects.some((each) => each !== "unchanged")
          ? "UPDATED"
          : "UNCHANGED";
    const id = own ? idOfRecord(own.value, this.naming) : null;
    return {
      ...place,
      outcome,
      id,
      record: own?.value.record ?? null,
      reason: null,
      suggestion: null,
      notes,
    };
  }

  /** Records to be written, as they are to be from now on. */
  get toWrite(): BreachRecord[] {
    return [...this.changed.values()];
  }

  /** Nodes that this import describes, by "record kind id". */
  get described(): string[] {
    return [...this.newlyDescribed];
  }

  /** What changed of records that were there, for the journal. */
  get changes(): Change[] {
    return [...this.before].flatMap(([key, before]) => changesBetween(key, before, this.changed.get(key)));
  }

  private isOlder({ value }: Placed): boolean {
    if (value.record !== "original" || value.version === undefined) return false;
    const held = this.holdings.get(keyOfHeld("original", idOfRecord(value, this.naming)))?.record;
    return held?.record === "original" && held.version !== undefined && held.version > value.version;
  }

  private lay(record: BreachRecord, isOwn: boolean): Effect {
    if (this.isLaidAside(record)) return "unchanged";
    const incoming = normalize(record, this.naming);
    if (incoming.record === "claim") return this.layClaim(incoming);
    const key = keyOfHeld(incoming.record, idOfRecord(record, this.naming));
    const held = this.holdings.get(key);
    const describes = this.mayDescribe(incoming, isOwn, held);
    if (describes && held?.describedIn !== this.importing.fingerprint) this.newlyDescribed.add(key);
    const describedIn = describes ? this.importing.fingerprint : held?.describedIn;
    if (!held) {
      this.hold(key, { record: incoming, describedIn });
      return "created";
    }
    const isFresh = held.describedIn !== this.importing.fingerprint;
    const merged = mergeRecords(held.record, incoming, describes && isFresh ? "replaces" : "fills");
    if (sameValue(held.record, merged)) {
      this.holdings.set(key, { record: held.record, describedIn });
      return "unchanged";
    }
    if (!this.changed.has(key)) this.before.set(key, held.record);
    this.hold(key, { record: merged, describedIn });
    return "updated";
  }

  private layClaim(incoming: ClaimRecord): Effect {
    const versions = this.versionsOf(incoming.claim);
    const versioned = versionOf(incoming, versions);
    if ("known" in versioned) return "unchanged";
    const { fresh } = versioned;
    this.hold(keyOfHeld("claim", fresh.claim), { record: fresh, describedIn: undefined });
    return "created";
  }

  private versionsOf(first: string): ClaimRecord[] {
    const versions: ClaimRecord[] = [];
    for (;;) {
      const held = this.holdings.get(keyOfHeld("claim", versionId(first, versions.length + 1)))?.record;
      if (held?.record !== "claim") return versions;
      versions.push(held);
    }
  }

  /** What is said of a merged entity stands with the one that it was merged into. */
  private isLaidAside(record: BreachRecord): boolean {
    switch (record.record) {
      case "entity":
        return this.naming.isMerged(record.entity);
      case "statement": {
        const [subject, , object] = record.statement;
        const ofMerged = this.naming.isMerged(subject) || this.naming.isMerged(object);
        const key = keyOfHeld("statement", idOfRecord(record, this.naming));
        return this.naming.isLoop(record.statement) || (ofMerged && this.holdings.has(key));
      }
      case "claim":
        return this.naming.isLoop(record.about);
      default:
        return false;
    }
  }

  /** An entity is described by an item of its own; one that another item only mentions is not. */
  private mayDescribe(incoming: BreachRecord, isOwn: boolean, held: Held | undefined): boolean {
    if (incoming.record === "entity" && !isOwn) return false;
    const { feed } = this.importing;
    if (!held || feed === undefined) return true;
    const { record } = held;
    return record.record === "entity" || record.record === "statement"
      ? record.feed === feed
      : held.describedIn !== undefined;
  }

  private hold(key: string, held: Held): void {
    this.holdings.set(key, held);
    this.changed.set(key, held.record);
  }
}

/** Texts that are long, or say what is told elsewhere. */
const UNTOLD = new Set(["content", "record"]);

function changesBetween(key: string, before: BreachRecord, after: BreachRecord | undefined): Change[] {
  const id = key.slice(key.indexOf(" ") + 1);
  const now = (after ?? {}) as Readonly<Record<string, unknown>>;
  const then = before as Readonly<Record<string, unknown>>;
  const fields = [...new Set([...Object.keys(then), ...Object.keys(now)])].filter(
    (field) => !UNTOLD.has(field),
  );
  return fields
    .filter((field) => !sameValue(then[field], now[field]))
    .map((field) => ({ id, field, before: toJson(then[field]), after: toJson(now[field]) }));
}

function toJson(value: unknown): string | null {
  return value == null ? null : JSON.stringify(value);
}
