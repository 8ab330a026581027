import { given } from "../drafts.js";
import type { Fact, Losses, Part } from "../writer.js";

type EntityPart = Extract<Part, { part: "entity" }>;
type Measurement = Fact["claims"][number]["measurements"][number];

const UNKNOWN = "Unknown";
/** How VERIS answers whether it was a security incident, by our determination. */
const ANSWERS: Readonly<Record<string, string>> = {
  CONFIRMED: "Confirmed",
  SUSPECTED: "Suspected",
  REFUTED: "False positive",
};
/** How VERIS says whether data were disclosed, by our loss type; "Potentially" for all others. */
const DISCLOSURES: Readonly<Record<string, string>> = { CONFIRMED: "Yes", EXPLOITED: "Yes", NONE: "No" };

/** An incident on its way to VERIS: it takes in what is said of it, and of its data. */
export class BuiltIncident {
  private readonly victims: EntityPart[] = [];
  private readonly secondary: string[] = [];
  private readonly actors: string[] = [];
  private readonly datasets = new Set<string>();
  private readonly varieties = new Set<string>();
  private readonly references = new Set<string>();
  private readonly assets = new Set<string>();
  private readonly totals: Measurement[] = [];
  private disclosure: string | undefined;

  constructor(private readonly entity: EntityPart["entity"]) {}

  hasDataset(id: string): boolean {
    return this.datasets.has(id);
  }

  /** Takes in a fact; false where VERIS has no place for it. */
  add(fact: Fact, object: EntityPart, urls: ReadonlyMap<string, string>): boolean {
    if (!this.place(fact, object)) return false;
    for (const id of fact.claims.flatMap(({ sources }) => sources)) {
      const url = urls.get(id);
      if (url !== undefined) this.references.add(url);
    }
    return true;
  }

  toVeris(losses: Losses): object {
    losses.add("names of assets", this.assets.size);
    return {
      schema_version: "1.3.4",
      incident_id: this.entity.id,
      source_id: "breachpath",
      summary: this.entity.name,
      ...given({ reference: [...this.references].join("; ") }),
      security_incident: ANSWERS[textOf(this.entity["determination"])] ?? "Suspected",
      action: { unknown: {} },
      actor: this.toActor(),
      asset: { assets: [{ variety: UNKNOWN }] },
      attribute: this.toAttribute(losses),
      timeline: { incident: toTimeline(textOf(this.entity["occurredFrom"])) },
      victim: this.toVictim(losses),
      plus: {},
    };
  }

  private place(
    { relation, statement, claims }: Fact,
    { entity, kind, part, isBeside }: EntityPart,
  ): boolean {
    switch (relation.name) {
      case "AFFECTED":
        if (statement.qualifiers["role"] === "SECONDARY") this.secondary.push(entity.name);
        else this.victims.push({ part, entity, kind, isBeside });
        return true;
      case "ATTRIBUTED_TO":
        this.actors.push(entity.name);
        return true;
      case "ACCESSED_VIA":
      case "COMPROMISED":
        this.assets.add(entity.name);
        return true;
      case "EXPOSED":
        this.datasets.add(entity.id);
        this.disclosure = DISCLOSURES[textOf(statement.qualifiers["lossType"])] ?? "Potentially";
        this.totals.push(...recordsOf(claims));
        return true;
      case "CONTAINS":
        this.varieties.add(textOf(entity["veris"]) || "Other");
        this.totals.push(...recordsOf(claims));
        return true;
      default:
        return false;
    }
  }

  private toActor(): object {
    if (this.actors.length === 0) return { unknown: {} };
    return { external: { name: this.actors, variety: [UNKNOWN], motive: [UNKNOWN], country: [UNKNOWN] } };
  }

  private toAttribute(losses: Losses): object {
    if (this.disclosure === undefined) return { unknown: {} };
    const varieties = this.varieties.size > 0 ? [...this.varieties] : [UNKNOWN];
    return {
      confidentiality: {
        data_disclosure: this.disclosure,
        data: varieties.map((variety) => ({ variety })),
        ...given({ data_total: largest(this.totals, losses) }),
      },
    };
  }

  private toVictim(losses: Losses): object {
    const [victim, ...more] = this.victims;
    losses.add("affected organizations beyond the first: they are secondary victims", more.length);
    const secondary = [...more.map(({ entity }) => entity.name), ...this.secondary];
    return {
      ...given({ victim_id: victim?.entity.name }),
      country: [textOf(victim?.entity["country"]) || UNKNOWN],
      industry: victim?.kind.name === "Agency" ? "92" : "000",
      employee_count: UNKNOWN,
      ...(secondary.length > 0 ? { secondary: { victim_id: secondary } } : {}),
    };
  }
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function recordsOf(claims: Fact["claims"]): Measurement[] {
  return claims.flatMap(({ measurements }) => measurements.filter(({ kind }) => kind === "RECORDS"));
}

/** VERIS has one total: the largest that is said, without "at least" or "about". */
function largest(measurements: readonly Measurement[], losses: Losses): number | undefined {
  losses.add(
    "comparators of amounts",
    measurements.filter(({ comparator }) => comparator !== "EXACT").length,
  );
  const values = measurements.flatMap(({ value }) => (value === undefined ? [] : Number(value)));
  losses.add("amounts beside the largest", Math.max(0, values.length - 1));
  return values.length > 0 ? Math.max(...values) : undefined;
}

/** VERIS asks for a year: where none is known, it is the first. */
function toTimeline(date: string): object {
  const [year, month, day] = date === "" ? [] : date.slice(0, 10).split("-").map(Number);
  return { year: year ?? 1, ...given({ month, day }) };
}
