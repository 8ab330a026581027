import { defineKind } from "./kind.js";

export const dataClass = defineKind({
  name: "DataClass",
  listField: "dataClasses",
  description: "A sort of data, such as e-mail addresses. A path may end at it, never pass through it.",
  traversal: "asAnEnd",
  properties: {
    veris: { type: "text", description: "Value of VERIS attribute.confidentiality.data.variety." },
    stix: { type: "text", description: "Value of the STIX incident extension's impact information type." },
    hibp: { type: "text", description: "Name of the data class at Have I Been Pwned." },
  },
  legend: { shape: "octagon", colour: "#44AA99" },
});
