import { vocabulary } from "../shared/vocabulary.js";
import { defineKind } from "./kind.js";

const DETERMINATION = vocabulary(
  "IncidentDetermination",
  "How sure it is that an incident took place (STIX incident extension).",
  {
    SUSPECTED: "It is suspected.",
    CONFIRMED: "It took place.",
    REFUTED: "It did not take place.",
  },
);
const INCIDENT_STATE = vocabulary("IncidentState", "Whether an incident is still being looked into.", {
  OPEN: "It is being investigated.",
  CLOSED: "The investigation has ended.",
});

export const incident = defineKind({
  name: "Incident",
  listField: "incidents",
  description: "An event in which systems were accessed or data was lost, or is said to have been.",
  nameTells: false,
  properties: {
    determination: { type: "choice", of: DETERMINATION, description: "How sure it is that it took place." },
    occurredFrom: { type: "fuzzyDate", description: "When it began, as precise as is known." },
    occurredTo: { type: "fuzzyDate", description: "When it ended, as precise as is known." },
    discovered: { type: "fuzzyDate", description: "When it was found out." },
    state: { type: "choice", of: INCIDENT_STATE, description: "Whether it is still being looked into." },
  },
  legend: { shape: "star", colour: "#882255" },
});
