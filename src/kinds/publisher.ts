import { vocabulary } from "../shared/vocabulary.js";
import { defineKind } from "./kind.js";

const RELIABILITY = vocabulary("SourceReliability", "Reliability of a source, after the Admiralty system.", {
  A: "Completely reliable.",
  B: "Usually reliable.",
  C: "Fairly reliable.",
  D: "Not usually reliable.",
  E: "Unreliable.",
  F: "Cannot be judged.",
});

export const publisher = defineKind({
  name: "Publisher",
  listField: "publishers",
  description: "Who publishes sources: a paper, a research firm, a feed.",
  organization: true,
  properties: {
    domain: { type: "text", description: "Internet domain, without protocol.", identifies: "domain" },
    reliability: { type: "choice", of: RELIABILITY, description: "How reliable it is held to be." },
  },
  legend: { shape: "rectangle", colour: "#999999" },
});
