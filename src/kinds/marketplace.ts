import { vocabulary } from "../shared/vocabulary.js";
import { defineKind } from "./kind.js";

const MARKETPLACE_STATE = vocabulary("MarketplaceState", "Whether a marketplace can be reached.", {
  ONLINE: "It answers.",
  OFFLINE: "It has gone.",
  SEIZED: "An authority has taken it down.",
});

export const marketplace = defineKind({
  name: "Marketplace",
  listField: "marketplaces",
  description: "A criminal leak site, on which stolen data is offered, such as Marketo.",
  endsIncident: true,
  properties: {
    urls: {
      type: "texts",
      description: "Addresses, as text: they are never followed, fetched or linked.",
      identifies: "identifier",
    },
    firstSeen: { type: "fuzzyDate", description: "When it was first seen." },
    state: { type: "choice", of: MARKETPLACE_STATE, description: "Whether it can be reached." },
  },
  legend: { shape: "diamond", colour: "#D55E00" },
});
