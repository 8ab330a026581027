import { vocabulary } from "../shared/vocabulary.js";
import { defineKind } from "./kind.js";

const AGENCY_LEVEL = vocabulary("AgencyLevel", "At which level of government an agency works.", {
  NATIONAL: "Of a state.",
  REGIONAL: "Of a region or prefecture.",
  LOCAL: "Of a town or district.",
});

export const agency = defineKind({
  name: "Agency",
  listField: "agencies",
  description: "A public authority, or a body of them, such as a ministry.",
  organization: true,
  properties: {
    level: { type: "choice", of: AGENCY_LEVEL, description: "At which level of government it works." },
    country: { type: "text", description: "Country, ISO 3166-1 alpha-2." },
  },
  legend: { shape: "hexagon", colour: "#009E73" },
});
