import { claimId } from "../../records/ids.js";
import { uuid5 } from "../../shared/uuid5.js";
import type { Losses, Part, Writer } from "../writer.js";
import { EXTENSION_CREATOR, EXTENSION_DEFINITION } from "./extension.js";
import { stixIdOf, toStixObject } from "./write-entity.js";
import { type Surroundings, toStixFact } from "./write-fact.js";

type Source = Extract<Part, { part: "source" }>["source"];

/**
 * A STIX 2.1 bundle. What came as STIX is given back as it came; all else is built, with ids that follow from ours, so that
 * an export made again is the same.
 */
export const STIX_WRITER: Writer = {
  name: "stix",
  title: "STIX 2.1 bundle",
  extension: "stix.json",
  mediaType: "application/stix+json;version=2.1",
  async *write(parts, losses) {
    const id = `bundle--${uuid5("Breachpath export")}`;
    yield `{"type":"bundle","id":"${id}","objects":[\n${toJson(EXTENSION_CREATOR)},\n${toJson(EXTENSION_DEFINITION)}`;
    for await (const object of objectsOf(parts, losses)) yield `,\n${object}`;
    yield "\n]}\n";
  },
};

async function* objectsOf(
  parts: AsyncIterable<Part>,
  losses: Losses,
): AsyncGenerator<string, void, undefined> {
  const ids = new Map<string, string>();
  const refs = new Map<string, string>();
  const originals = new Set<string>();
  const sources = new Map<string, Source>();
  const around: Surroundings = {
    ids,
    refs,
    sources,
    isOriginal: ({ id, versionOf }) => originals.has(id) || originals.has(versionOf ?? ""),
  };
  for await (const part of parts) {
    switch (part.part) {
      case "original": {
        const { format, original, entity, content } = part.original;
        if (format !== "stix") {
          losses.add(`originals of the format ${format}`);
          break;
        }
        // Of several objects that are one entity here, relationships lead to the first.
        if (entity !== undefined && !ids.has(entity)) ids.set(entity, original);
        originals.add(claimId(`stix/${original}`)).add(claimId(`stix/${original}/revoked`));
        yield content;
        break;
      }
      case "entity":
        refs.set(part.entity.id, `${part.kind.field}:${part.entity.id}`);
        if (ids.has(part.entity.id)) break;
        ids.set(part.entity.id, stixIdOf(part));
        yield toJson(toStixObject(part));
        break;
      case "source":
        sources.set(part.source.id, part.source);
        losses.add("sources: only their titles and addresses are told");
        break;
      case "fact":
        yield* toStixFact(part, around)
          .filter(({ source_ref: from, target_ref: to, type }) => type !== "relationship" || (from && to))
          .map(toJson);
    }
  }
}

function toJson(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === "bigint" ? inner.toString() : inner,
  );
}
