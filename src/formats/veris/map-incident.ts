import { entity, given, say } from "../drafts.js";
import type { Mapped, RecordDraft } from "../format.js";
import { nameKey } from "../../shared/name-key.js";
import { isUuid } from "../../shared/uuid5.js";
import { ASSETS } from "./codes.js";
import { toFuzzyDate } from "./dates.js";
import { exposureOf } from "./exposure.js";
import { knownOf, type VerisIncident } from "./incident.js";
import type { Matter } from "./matter.js";
import { speakerOf } from "./speaker.js";
import { describeVictim, secondaryVictims, victimOf } from "./victims.js";

/** The records of an incident: itself first, then the database's record, victims, assets, actors, data. */
export function mapIncident(incident: VerisIncident, content: string): Mapped {
  const id = incident.incident_id.toLowerCase();
  const victim = victimOf(incident);
  const date = toFuzzyDate(incident.timeline.incident);
  const { speaker, records: told, notes } = speakerOf(incident);
  const ref = `incident:veris/${id}`;
  const of = victim?.name ?? "an unnamed victim";
  const matter: Matter = { incident, ref, of, victim, speaker };
  const version = incident.plus?.modified ?? undefined;
  return {
    records: [
      entity(ref, `Incident at ${of}${date === undefined ? "" : `, ${date}`}`, {
        occurredFrom: date,
        determination: determinationOf(incident),
      }),
      { record: "original", original: id, format: "veris", entity: ref, content, ...given({ version }) },
      ...told,
      ...victimRecords(matter),
      ...assetRecords(matter),
      ...actorRecords(matter),
      ...campaignRecords(matter),
      ...exposureOf(matter),
    ],
    notes: [
      ...notes,
      ...(victim ? [] : ["no victim: nothing is known of it"]),
      ...(date === undefined ? ["no date: the timeline's is none"] : []),
    ],
  };
}

/** How VERIS answers whether it was a security incident. */
const DETERMINATIONS: Readonly<Record<string, string>> = {
  Confirmed: "CONFIRMED",
  Suspected: "SUSPECTED",
  "Near miss": "SUSPECTED",
  "False positive": "REFUTED",
};

function determinationOf({ security_incident: answer }: VerisIncident): string | undefined {
  return DETERMINATIONS[answer ?? ""];
}

function victimRecords({ incident, ref, victim, speaker }: Matter): RecordDraft[] {
  const stance = determinationOf(incident) === "REFUTED" ? "DENIES" : "ASSERTS";
  const secondary = secondaryVictims(incident, victim);
  return [
    ...(victim
      ? [
          ...describeVictim(incident, victim, speaker),
          ...say({
            statement: [ref, "AFFECTED", victim.ref],
            statementIs: { qualifiers: { role: "PRIMARY" } },
            claim: { ...speaker("affected", given({ quote: incident.summary ?? undefined })), stance },
          }),
        ]
      : []),
    ...secondary.flatMap(({ ref: other, name }) => [
      entity(other, name),
      ...say({
        statement: [ref, "AFFECTED", other],
        statementIs: { qualifiers: { role: "SECONDARY" } },
        claim: { ...speaker(`affected/${nameKey(name)}`), stance },
      }),
    ]),
  ];
}

/** Assets are the victim's own: each incident has its nodes, or a common kind of asset would tie strangers together. */
function assetRecords({ incident, ref, of, speaker }: Matter): RecordDraft[] {
  const varieties = new Set((incident.asset?.assets ?? []).flatMap(({ variety }) => variety ?? []));
  const actions = Object.values(incident.action ?? {});
  const qualifiers = given({
    variety: knownOf(actions.flatMap((each) => each.variety ?? [])).join("; "),
    vector: knownOf(actions.flatMap((each) => each.vector ?? [])).join("; "),
  });
  return [...varieties].flatMap((variety) => {
    const category = ASSETS[variety.charAt(0)];
    if (category === undefined || !/^[A-Z] - /.test(variety)) return [];
    const kind = variety.slice(4);
    const tool = `tool:${ref.slice("incident:".length)}/${variety}`;
    return [
      entity(tool, `${kind === "Unknown" ? category : kind} of ${of}`, { category }),
      ...say({
        statement: [ref, "COMPROMISED", tool],
        statementIs: { qualifiers },
        claim: speaker(`compromised/${variety}`),
      }),
    ];
  });
}

function actorRecords({ incident, ref, victim, speaker }: Matter): RecordDraft[] {
  // Where the actor is another record of the database, its id stands for a name.
  const external = knownOf(incident.actor.external?.name).filter((name) => !isUuid(name.toLowerCase()));
  const partners = victim ? knownOf(incident.actor.partner?.name) : [];
  return [
    ...external.flatMap((name) => [
      entity(`threatActor:${name}`, name),
      ...say({
        statement: [ref, "ATTRIBUTED_TO", `threatActor:${name}`],
        claim: speaker(`attributed/${nameKey(name)}`),
      }),
    ]),
    ...partners.flatMap((name) => [
      entity(`affiliate:${name}`, name),
      ...say({
        statement: [`affiliate:${name}`, "AFFILIATE_OF", victim?.ref ?? ""],
        statementIs: { qualifiers: { affiliation: "PARTNER" } },
        claim: speaker(`partner/${nameKey(name)}`),
      }),
    ]),
  ];
}

/** A campaign is an incident that led to those of its victims. */
function campaignRecords({ incident: { campaign_id: campaign }, ref, speaker }: Matter): RecordDraft[] {
  if (!campaign) return [];
  const whole = `incident:veris campaign ${campaign.toLowerCase()}`;
  return [
    entity(whole, `Campaign ${campaign}`),
    ...say({ statement: [whole, "LED_TO", ref], claim: speaker("campaign") }),
  ];
}
