import type { MappingInput } from "../mapping.js";

/** Sectors of governments and media make agencies and publishers; a marking that is no TLP is refused. */
export const OPENCTI_COMPANIES: MappingInput = {
  name: "opencti-companies",
  title: "Organizations, as of the OpenCTI datasets",
  table: {
    columns: [
      "name",
      "x_opencti_aliases",
      "x_opencti_organization_type",
      "sectors",
      "contact_information",
      "createdBy",
      "objectMarking",
    ],
  },
  speaker: { entity: "company:filigran", name: "Filigran", role: "ANALYST" },
  source: {
    kind: "RESEARCH",
    title: "OpenCTI datasets, companies",
    publisher: { entity: "company:filigran", name: "Filigran" },
  },
  entity: {
    kind: {
      column: "sectors",
      values: { "Central administration and government": "agency", "Medias and audiovisual": "publisher" },
      otherwise: "company",
    },
    key: ["name"],
    name: "name",
    aliases: [{ column: "x_opencti_aliases", split: "," }],
  },
  facts: [{ relation: "IN_SECTOR", to: { kind: "sector", column: "sectors", split: "," } }],
  marking: {
    column: "objectMarking",
    values: {
      "TLP:WHITE": "CLEAR",
      "TLP:CLEAR": "CLEAR",
      "TLP:GREEN": "GREEN",
      "TLP:AMBER": "AMBER",
      "TLP:AMBER+STRICT": "AMBER_STRICT",
      "TLP:RED": "RED",
    },
  },
};
