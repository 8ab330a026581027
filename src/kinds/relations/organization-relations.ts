import { ORGANIZATION } from "../organization.js";
import { defineRelation, type Relation } from "../relation.js";
import { AFFILIATION } from "../relation-vocabularies.js";

/** Ties between organizations, and between them and what they run. */
export const ORGANIZATION_RELATIONS: readonly Relation[] = [
  defineRelation({
    name: "PART_OF",
    phrase: "{subject} is a part of {object}",
    description: "An organization is a part of another: a ministry of a government, a division of a company.",
    from: [ORGANIZATION],
    to: [ORGANIZATION],
    forward: { field: "partOf", description: "The wholes of which it is a part." },
    inverse: { field: "parts", description: "Its parts." },
    time: "state",
    partOfWhole: true,
  }),
  defineRelation({
    name: "AFFILIATE_OF",
    phrase: "{subject} is an affiliate of {object}",
    description: "An organization is affiliated with another.",
    from: [ORGANIZATION],
    to: [ORGANIZATION],
    forward: { field: "affiliations", description: "The organizations that it is an affiliate of." },
    inverse: { field: "affiliates", description: "Its affiliates." },
    time: "state",
    properties: {
      affiliation: { type: "choice", of: AFFILIATION, description: "In what way they are affiliated." },
      share: { type: "share", description: "Share of ownership, 0 to 1." },
    },
  }),
  defineRelation({
    name: "CUSTOMER_OF",
    phrase: "{subject} is a customer of {object}",
    description: "An organization is a customer of another.",
    from: [ORGANIZATION],
    to: [ORGANIZATION],
    forward: { field: "suppliers", description: "The organizations that it is a customer of." },
    inverse: { field: "customers", description: "Its customers." },
    time: "state",
    properties: { scope: { type: "text", description: "What it buys." } },
  }),
  defineRelation({
    name: "OPERATES",
    phrase: "{subject} operates {object}",
    description: "An organization or a threat actor runs a tool or a marketplace.",
    from: [ORGANIZATION, "ThreatActor"],
    to: ["Tool", "Marketplace"],
    forward: { field: "operates", description: "What it runs." },
    inverse: { field: "operators", description: "Who runs it." },
    time: "state",
  }),
  defineRelation({
    name: "PROVIDES",
    phrase: "{subject} provides {object}",
    description: "A company offers a tool to others.",
    from: ["Company"],
    to: ["Tool"],
    forward: { field: "provides", description: "The tools that it offers." },
    inverse: { field: "providers", description: "Who offers it." },
    time: "state",
  }),
  defineRelation({
    name: "USES",
    phrase: "{subject} uses {object}",
    description: "An organization uses a tool.",
    from: [ORGANIZATION],
    to: ["Tool"],
    forward: { field: "uses", description: "The tools that it uses." },
    inverse: { field: "usedBy", description: "Who uses it." },
    time: "state",
  }),
];
