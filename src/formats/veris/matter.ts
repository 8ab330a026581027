import type { VerisIncident } from "./incident.js";
import type { Speaker } from "./speaker.js";
import type { Victim } from "./victims.js";

/** What an incident's parts are mapped with. */
export interface Matter {
  readonly incident: VerisIncident;
  readonly ref: string;
  /** How the victim is called in the names of what is its own. */
  readonly of: string;
  readonly victim: Victim | null;
  readonly speaker: Speaker;
}
