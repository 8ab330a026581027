import { defineKind } from "./kind.js";

export const listing = defineKind({
  name: "Listing",
  listField: "listings",
  description: "An offer on a marketplace.",
  endsIncident: true,
  nameTells: false,
  properties: {
    title: { type: "text", description: "Its title, as text." },
    url: { type: "text", description: "Its address, as text: never followed." },
    postedAt: { type: "fuzzyDate", description: "When it was posted." },
    logoOf: { type: "text", description: "Whose logo it shows." },
  },
  legend: { shape: "tag", colour: "#DDAA33" },
});
