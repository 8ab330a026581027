import { z } from "zod";

/*
 * The parts of a VERIS incident that are recorded (schema versions 1.2 to 1.4, veriscommunity.net); all else is kept in the
 * original. One and the same field holds a text in some versions and a list in others.
 */

const text = z.string({ error: "expected a text" });
const texts = z.union([text.transform((one) => [one]), z.array(text)], {
  error: "expected a text, or a list of texts",
});
const whole = z.number({ error: "expected a number" }).min(0, { error: "expected a number of 0 or more" });
const moment = z.looseObject({
  year: z.int({ error: "expected a year" }).nullish(),
  month: z.int({ error: "expected a month" }).nullish(),
  day: z.int({ error: "expected a day" }).nullish(),
});
const actor = z.looseObject({ name: texts.nullish(), industry: texts.nullish(), country: texts.nullish() });
const action = z.looseObject({ variety: texts.nullish(), vector: texts.nullish() });

const victim = z.looseObject({
  victim_id: text.nullish(),
  industry: z.union([text, z.number().transform(String)], { error: "expected a NAICS code" }).nullish(),
  country: texts.nullish(),
  secondary: z.looseObject({ victim_id: texts.nullish() }).nullish(),
});

export const INCIDENT = z.looseObject({
  incident_id: text.min(1, { error: "expected an id" }),
  schema_version: z.union([text, z.number().transform(String)]).nullish(),
  security_incident: z.union([text, texts.transform(([first]) => first ?? "")]).nullish(),
  summary: text.nullish(),
  reference: text.nullish(),
  confidence: text.nullish(),
  campaign_id: text.nullish(),
  victim: z.union([victim, z.array(victim).transform(([first]) => first ?? {})], {
    error: "expected a victim",
  }),
  actor: z.looseObject({ external: actor.nullish(), internal: actor.nullish(), partner: actor.nullish() }),
  action: z.record(z.string(), action, { error: "expected an object of actions" }).nullish(),
  asset: z.looseObject({ assets: z.array(z.looseObject({ variety: text.nullish() })).nullish() }).nullish(),
  attribute: z
    .looseObject({
      confidentiality: z
        .looseObject({
          data_disclosure: text.nullish(),
          data_total: whole.nullish(),
          data: z.array(z.looseObject({ variety: text.nullish(), amount: whole.nullish() })).nullish(),
        })
        .nullish(),
    })
    .nullish(),
  timeline: z.looseObject({ incident: moment }, { error: "expected a timeline with an incident" }),
  plus: z.looseObject({ created: text.nullish(), modified: text.nullish() }).nullish(),
});

export type VerisIncident = z.infer<typeof INCIDENT>;

/** What a list says that is known: VERIS writes "Unknown" where nothing is. */
export function knownOf(values: readonly string[] | null | undefined): string[] {
  return (values ?? []).filter(
    (value) => value.trim() !== "" && !/^(unknown|other|na|none)$/i.test(value.trim()),
  );
}
