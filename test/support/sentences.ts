import { buildGraph, type Link, PLAIN_NAMES, type SmallGraph } from "./memory-facts.js";

/** A graph of sentences: "Incident-0 EXPOSED Dataset-1". A relation with a "!" before it is denied. */
export function graphOf(sentences: readonly string[]): SmallGraph {
  const words = sentences.map((sentence) => sentence.split(" ") as [string, string, string]);
  const names = [...new Set(words.flatMap(([subject, , object]) => [subject, object]))];
  const kinds = names.map((name) => name.split("-")[0] as string);
  const links = words.map(([subject, relation, object]): Link => {
    const stance = relation.startsWith("!") ? "DENIES" : "ASSERTS";
    const voice = { stance, speakerRole: "PRESS", certainty: null, publishedAt: "2020" } as const;
    const place = { subject: names.indexOf(subject), object: names.indexOf(object) };
    return { relation: relation.replace("!", ""), ...place, voices: [voice], validFrom: null, validTo: null };
  });
  return buildGraph({ kinds, links }, { ...PLAIN_NAMES, node: (place) => names[place] as string });
}
