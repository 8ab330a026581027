import type { Property } from "./kind.js";

/** The label, and the GraphQL interface, that all organizations share. */
export const ORGANIZATION = "Organization";

/** What companies and affiliates are recorded with. */
export const COMPANY_PROPERTIES = {
  legalName: { type: "text", description: "Name in the company register." },
  country: { type: "text", description: 'Country of the seat, ISO 3166-1 alpha-2, for example "JP".' },
  sectors: { type: "texts", description: "Lines of business, in words." },
  lei: {
    type: "text",
    description: "Legal Entity Identifier, ISO 17442: 20 characters.",
    identifies: "identifier",
  },
  companyNumbers: {
    type: "texts",
    description: "Numbers in company registers, as they are written there.",
    identifies: "identifier",
  },
  domains: { type: "texts", description: "Internet domains, without protocol.", identifies: "domain" },
} as const satisfies Record<string, Property>;
