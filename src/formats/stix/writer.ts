import { claimId } from "../../records/ids.js";
import type { OriginalRecord } from "../../records/record.js";
import type { Tlp } from "../../shared/tlp.js";
import { uuid5 } from "../../shared/uuid5.js";
import type { Losses, Part, Writer } from "../writer.js";
import { EXTENSION_CREATOR, EXTENSION_DEFINITION, isOurs } from "./extension.js";
import { toMarkingDefinition } from "./markings.js";
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
    const id = `bundle--${uuid5("Breachpath export")}`;
    yield `{"type":"bundle","id":"${id}","objects":[\n${toJson(EXTENSION_CREATOR)},\n${toJson(EXTENSION_DEFINITION)}`;
    for await (const object of new BundleWriter(losses).objects(parts)) yield `,\n${object}`;
    yield "\n]}\n";
  },
};

/** Keeps ids, references and sources while it writes; of all else one part at a time. */
class BundleWriter {
  private readonly ids = new Map<string, string>();
  private readonly refs = new Map<string, string>();
  private readonly sources = new Map<string, Source>();
  /** STIX ids of what came as STIX. */
  private readonly given = new Set<string>();
  /** The objects that claims came as, by the ids of the claims. */
  private readonly told = new Map<string, string>();
  private readonly markings = new Set<Tlp>();

  constructor(private readonly losses: Losses) {}

  async *objects(parts: AsyncIterable<Part>): AsyncGenerator<string, void, undefined> {
    for await (const part of parts) yield* this.objectsOf(part);
    for (const marking of this.markings) {
      const definition = toMarkingDefinition(marking);
      if (definition && !this.given.has(definition.id)) yield toJson(definition);
    }
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
        this.markings.add(entity.marking);
        yield toJson(toStixObject(part));
        break;
      }
      case "source":
        this.sources.set(part.source.id, part.source);
        this.markings.add(part.source.marking);
        yield toJson(toSourceObject(part.source));
        break;
      case "fact":
        if (!this.ids.has(part.subjectId) || !this.ids.has(part.objectId)) {
          this.losses.add("facts about what is no part of the export");
          break;
        }
        for (const { marking } of [part.statement, ...part.claims]) this.markings.add(marking);
        yield* toStixFact(part, this.surroundings()).map(toJson);
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

  private surroundings(): Surroundings {
    const { ids, refs, sources, told } = this;
    return {
      ids,
      refs,
      sources,
      findOriginal: ({ id, versionOf }) => told.get(versionOf ?? id) ?? told.get(id),
    };
  }
}

function toJson(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === "bigint" ? inner.toString() : inner,
  );
}
