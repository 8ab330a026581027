import type { Fact, Losses, Part, Writer } from "../writer.js";
import { BuiltIncident } from "./write-incident.js";

/**
 * VERIS incidents as a JSON array. What came as VERIS is given back as it came; other incidents are built, with what VERIS has a place
 * for: who was affected, what was exposed, who is held responsible, where it stands.
 */
export const VERIS_WRITER: Writer = {
  name: "veris",
  title: "VERIS incidents",
  extension: "veris.json",
  mediaType: "application/json; charset=utf-8",
  async *write(parts, losses) {
    let before = "[\n";
    for await (const incident of incidentsOf(parts, losses)) {
      yield `${before}${incident}`;
      before = ",\n";
    }
    yield before === "[\n" ? "[]\n" : "\n]\n";
  },
};

async function* incidentsOf(
  parts: AsyncIterable<Part>,
  losses: Losses,
): AsyncGenerator<string, void, undefined> {
  const originals = new Set<string>();
  const built = new Map<string, BuiltIncident>();
  const entities = new Map<string, Extract<Part, { part: "entity" }>>();
  const urls = new Map<string, string>();
  const ofData: Fact[] = [];
  const place = (incident: BuiltIncident | undefined, fact: Fact): void => {
    const object = entities.get(fact.objectId);
    const isPlaced = object !== undefined && incident?.add(fact, object, urls) === true;
    if (!isPlaced && !originals.has(fact.subjectId)) losses.add(`facts: ${fact.relation.name}`);
  };
  for await (const part of parts) {
    switch (part.part) {
      case "original":
        if (part.original.format !== "veris") {
          losses.add(`originals of the format ${part.original.format}`);
          break;
        }
        originals.add(part.original.entity ?? "");
        yield part.original.content;
        break;
      case "entity":
        entities.set(part.entity.id, part);
        if (part.kind.name === "Incident" && !originals.has(part.entity.id)) {
          built.set(part.entity.id, new BuiltIncident(part.entity));
        }
        break;
      case "source":
        if (part.source.url !== undefined) urls.set(part.source.id, part.source.url);
        break;
      case "fact":
        if (part.relation.name === "CONTAINS") ofData.push(part);
        else place(built.get(part.subjectId), part);
    }
  }
  // What data hold may be told before the fact that ties them to their incident.
  for (const fact of ofData)
    place(
      [...built.values()].find((each) => each.hasDataset(fact.subjectId)),
      fact,
    );
  for (const incident of built.values()) yield JSON.stringify(incident.toVeris(losses));
}
