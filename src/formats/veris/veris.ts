import type { Format } from "../format.js";
import { shape } from "../shape.js";
import { INCIDENT } from "./incident.js";
import { mapIncident } from "./map-incident.js";

/**
 * VERIS incidents, as of the VERIS Community Database: an array, or a file for each. The database speaks, as an analyst; the articles
 * that a record refers to are what it cites. The record itself is kept as it is.
 */
export const VERIS: Format = {
  name: "veris",
  title: "VERIS incidents, as of the VERIS Community Database",
  layout: { type: "json" },
  recognizes: (head) =>
    /"(?:incident_id|schema_version|security_incident|victim_id)"\s*:/.test(head) &&
    /"(?:victim|actor|action|asset)"\s*:/.test(head),
  map: ({ value }) => {
    const shaped = shape(INCIDENT, "a VERIS incident, with incident_id, victim, actor and timeline", value);
    return "problems" in shaped ? shaped : mapIncident(shaped.value, JSON.stringify(value));
  },
};
