import { defineKind } from "./kind.js";

export const threatActor = defineKind({
  name: "ThreatActor",
  listField: "threatActors",
  description: "A person or group that attacks, extorts or sells, such as DarkSide.",
  endsIncident: true,
  properties: {
    motive: {
      type: "text",
      description: "What it is after, in the terms of VERIS (Financial, Espionage, ...).",
    },
    firstSeen: { type: "fuzzyDate", description: "When it was first seen." },
  },
  legend: { shape: "triangle", colour: "#CC3311" },
});
