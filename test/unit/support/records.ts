/** Well-formed records with nothing but what must be there. */
export const ENTITY = { record: "entity", entity: "company:fujitsu", name: "Fujitsu" };
export const SOURCE = { record: "source", source: "zdnet", kind: "ARTICLE", title: "ZDNet on the listing" };
export const STATEMENT_RECORD = {
  record: "statement",
  statement: ["dataset:dump", "ORIGINATES_FROM", "company:fujitsu"],
};
export const CLAIM = {
  record: "claim",
  claim: "listing-says",
  about: ["dataset:dump", "ORIGINATES_FROM", "company:fujitsu"],
  stance: "ASSERTS",
  by: "marketplace:marketo",
  speakerRole: "THREAT_ACTOR",
  sources: ["zdnet"],
};
