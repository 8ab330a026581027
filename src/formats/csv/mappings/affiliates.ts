import type { MappingInput } from "../mapping.js";

/** A plain table: name, parent (by name), affiliation; and if it has them country, since, until, source. */
export const AFFILIATES: MappingInput = {
  name: "affiliates",
  title: "Affiliates, each with its parent by name",
  table: { columns: ["name", "parent", "affiliation"] },
  blank: ["-"],
  speaker: { entity: "publisher:table of affiliates", name: "Table of affiliates", role: "ANALYST" },
  source: { kind: "RESEARCH", title: "Table of affiliates", urlColumn: "source" },
  entity: {
    kind: "affiliate",
    key: ["name"],
    name: "name",
    own: { country: { column: "country" } },
  },
  facts: [
    {
      relation: "AFFILIATE_OF",
      to: { kind: "company", column: "parent" },
      qualifiers: {
        affiliation: {
          column: "affiliation",
          values: {
            subsidiary: "SUBSIDIARY",
            sister: "SISTER",
            "joint venture": "JOINT_VENTURE",
            partner: "PARTNER",
          },
          blank: "UNSPECIFIED",
        },
      },
      validFrom: "since",
      validTo: "until",
    },
  ],
};
