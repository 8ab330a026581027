import { defineKind } from "./kind.js";
import { COMPANY_PROPERTIES } from "./organization.js";

export const affiliate = defineKind({
  name: "Affiliate",
  listField: "affiliates",
  description: "An organization that is recorded because of its tie to another, such as Toray Industries.",
  organization: true,
  properties: COMPANY_PROPERTIES,
  legend: { shape: "round-rectangle", colour: "#56B4E9" },
});
