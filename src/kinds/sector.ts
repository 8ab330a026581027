import { defineKind } from "./kind.js";

export const sector = defineKind({
  name: "Sector",
  listField: "sectors",
  description: "A line of business. Paths never touch it.",
  traversal: "never",
  properties: { code: { type: "text", description: "NAICS 2017 code." } },
  legend: { shape: "pentagon", colour: "#BBCC33" },
});
