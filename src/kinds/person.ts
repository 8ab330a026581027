import { defineKind } from "./kind.js";

export const person = defineKind({
  name: "Person",
  listField: "persons",
  description: "A person who speaks, or whom data is about.",
  properties: { role: { type: "text", description: 'What the person does, for example "spokesperson".' } },
  legend: { shape: "ellipse", colour: "#CC79A7" },
});
