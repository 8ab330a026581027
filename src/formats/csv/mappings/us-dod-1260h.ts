import type { MappingInput } from "../mapping.js";

/** The list names firms again in later years; which year each was listed in is the date of the claim. That a firm is listed has no relation here: its parent has. */
export const US_DOD_1260H: MappingInput = {
  name: "us-dod-1260h",
  title: "Chinese military companies, section 1260H, US Department of Defense",
  table: {
    columns: [
      "Name",
      "Clean Name",
      "Alias",
      "Previous Name",
      "Parent Name",
      "Start date",
      "End date",
      "Source Url",
    ],
  },
  trim: "*",
  speaker: {
    entity: "agency:us department of defense",
    name: "US Department of Defense",
    role: "GOVERNMENT",
  },
  source: {
    kind: "REGULATOR_NOTICE",
    title: "Entities identified as Chinese military companies, section 1260H",
    publisher: { entity: "agency:us department of defense", name: "US Department of Defense" },
    urlColumn: "Source Url",
  },
  entity: {
    kind: "company",
    key: ["Clean Name"],
    name: "Clean Name",
    aliases: [{ column: "Name" }, { column: "Alias" }, { column: "Previous Name" }],
  },
  facts: [
    {
      relation: "AFFILIATE_OF",
      to: { kind: "company", column: "Parent Name" },
      qualifiers: { affiliation: "SUBSIDIARY" },
    },
  ],
  date: "Start date",
};
