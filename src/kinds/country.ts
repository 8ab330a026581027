import { defineKind } from "./kind.js";

export const country = defineKind({
  name: "Country",
  listField: "countries",
  description: "A country. Paths never touch it.",
  traversal: "never",
  properties: { code: { type: "text", description: "ISO 3166-1 alpha-2." } },
  legend: { shape: "vee", colour: "#BBBBBB" },
});
