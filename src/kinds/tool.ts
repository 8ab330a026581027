import { defineKind } from "./kind.js";

export const tool = defineKind({
  name: "Tool",
  listField: "tools",
  description:
    "A product in use at a victim, such as ProjectWEB. (Never attackers' software, which STIX calls tool.)",
  properties: {
    category: { type: "text", description: 'What it is for, for example "information sharing".' },
    hosted: { type: "text", description: 'Where it runs: "provider" or "customer".' },
    retiredAt: { type: "fuzzyDate", description: "When it was taken out of service." },
  },
  legend: { shape: "barrel", colour: "#E69F00" },
});
