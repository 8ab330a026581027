import { claimId } from "../../records/ids.js";
import type { OriginalRecord } from "../../records/record.js";
import type { Tlp } from "../../shared/tlp.js";
import { uuid5 } from "../../shared/uuid5.js";
import type { Fact, Losses, Part, Writer } from "../writer.js";
import { EXTENSION_CREATOR, EXTENSION_DEFINITION, isOurs } from "./extension.js";
import { narrowest, toMarkingDefinition } from "./markings.js";
import { stixIdOf, toSourceObject, toStixObject } from "./write-entity.js";
import { type Surroundings, toStixFact } from "./write-fact.js";

type Source = Extract<Part, { part: "source" }>["source"];

/**
 * A STIX 2.1 bundle. What came as STIX is given back as it came; all else is built, with ids that follow from ours, so that
 * an export made again is the same. What an earlier export of ours built is built anew, from what is recorded now.
 */
export const STIX_WRITER: Writer = {
  name: "stix",
  title: "STIX 2.1 bundle",
  extension: "stix.json",
  mediaType: "application/stix+json;version=2.1",
  async *write(parts, losses) {
    yield `{"type":"bundle","id":"bundle--${uuid5("Breachpath export")}","objects":[\n`;
    let separator = "";
    for await (const object of new BundleWriter(losses).objects(parts)) {
      yield `${separator}${object}`;
      separator = ",\n";
    }
    yield "\n]}\n";
  },
};

/** Keeps ids, references and sources while it writes; of all else one part at a time. */
class BundleWriter {
  private readonly ids = new Map<string, string>();
  private readonly refs = new Map<string, string>();
  /** STIX ids of what came as STIX. */
  private readonly given = new Set<string>();
  /** The objects that claims came as, by the ids of the claims. */
  private readonly told = new Map<string, string>();
  private readonly sources = new Map<string, Source>();
  private readonly written = new Set<string>();
  /** Sources that what came as STIX holds: they need no object where nothing else cites them. */
  private readonly implied = new Set<string>();
  private readonly markings = new Set<Tlp>();
  private isExtended = false;

  constructor(private readonly losses: Losses) {}

  async *objects(parts: AsyncIterable<Part>): AsyncGenerator<string, void, undefined> {
    for await (const part of parts) yield* this.objectsOf(part);
    yield* this.unwritten([...this.sources.keys()].filter((id) => !this.implied.has(id)));
    for (const marking of this.markings) {
      const definition = toMarkingDefinition(marking);
      if (definition && !this.given.has(definition.id)) yield toJson(definition);
    }
    if (this.isExtended) yield* [EXTENSION_CREATOR, EXTENSION_DEFINITION].map(toJson);
  }

  private *objectsOf(part: Part): Generator<string, void, undefined> {
    switch (part.part) {
      case "original":
        yield* this.original(part.original);
        break;
      case "entity": {
        const { entity, kind } = part;
        this.refs.set(entity.id, `${kind.field}:${entity.id}`);
        if (this.ids.has(entity.id)) break;
        this.ids.set(entity.id, stixIdOf(part));
        yield this.built(toStixObject(part), entity.marking);
        break;
      }
      case "source":
        this.sources.set(part.source.id, part.source);
        break;
      case "fact":
        yield* this.fact(part);
    }
  }

  private *original({
    format,
    original,
    entity,
    content,
  }: OriginalRecord): Generator<string, void, undefined> {
    if (format !== "stix") {
      this.losses.add(`originals of the format ${format}`);
      return;
    }
    if (isOurs({ id: original, ...(JSON.parse(content) as object) })) return;
    this.given.add(original);
    // Of several objects that are one entity here, relationships lead to the first.
    if (entity !== undefined && !this.ids.has(entity)) this.ids.set(entity, original);
    for (const key of [`stix/${original}`, `stix/${original}/revoked`]) this.told.set(claimId(key), original);
    yield content;
  }

  private *fact(fact: Fact): Generator<string, void, undefined> {
    if (!this.ids.has(fact.subjectId) || !this.ids.has(fact.objectId)) {
      this.losses.add("facts about what is no part of the export");
      return;
    }
    const { ids, refs, sources, told } = this;
    const findOriginal: Surroundings["findOriginal"] = ({ id, versionOf }) =>
      told.get(id) ?? told.get(versionOf ?? "");
    for (const claim of fact.claims) {
      if (findOriginal(claim) === undefined) yield* this.unwritten(claim.sources);
      else for (const id of claim.sources) this.implied.add(id);
    }
    const marking = narrowest([fact.statement.marking, ...fact.claims.map((claim) => claim.marking)]);
    for (const object of toStixFact(fact, { ids, refs, sources, findOriginal })) {
      yield this.built(object, marking);
    }
  }

  /** The sources among these that are yet to be written, and those that they cite. */
  private *unwritten(ids: readonly string[]): Generator<string, void, undefined> {
    for (const id of ids) {
      const source = this.sources.get(id);
      if (!source || this.written.has(id)) continue;
      this.written.add(id);
      yield this.built(toSourceObject(source), source.marking);
      yield* this.unwritten(source.cites);
    }
  }

  private built(object: object, marking: Tlp): string {
    this.isExtended = true;
    this.markings.add(marking);
    return toJson(object);
  }
}

function toJson(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === "bigint" ? inner.toString() : inner,
  );
}
