import { defineKind } from "./kind.js";
import { COMPANY_PROPERTIES } from "./organization.js";

export const company = defineKind({
  name: "Company",
  listField: "companies",
  description: "A business, such as Fujitsu.",
  organization: true,
  properties: COMPANY_PROPERTIES,
  legend: { shape: "round-rectangle", colour: "#0072B2" },
});
