import { entityRow, type EntityRow } from "../../src/records/rows.js";
import { entityId } from "../../src/records/ids.js";
import { madeUpName } from "./names.js";
import type { Group } from "./population.js";
import { type Random, randomOf } from "./random.js";

const COUNTRIES = [
  "JP",
  "US",
  "DE",
  "FR",
  "GB",
  "IN",
  "BR",
  "KR",
  "CA",
  "AU",
  "NL",
  "SE",
  "IT",
  "ES",
] as const;
export const SECTORS = [
  "Finance",
  "Health",
  "Energy",
  "Retail",
  "Transport",
  "Software",
  "Chemistry",
  "Media",
] as const;
const FORMS = ["Inc.", "GmbH", "K.K.", "Ltd", "S.A.", "AB", "plc", "BV"] as const;

/** The natural key of an entity of the graph: with its kind it decides the id. */
export function keyOf(index: number): string {
  return `bench ${index}`;
}

/** The entities of a group as they would be written, in their order. */
export function* entityRows({ kind, first, count }: Group): Generator<EntityRow> {
  const random = randomOf(`entities ${kind.name}`);
  for (let index = first; index < first + count; index += 1) {
    const name = nameOf(kind.name, index, random);
    const aliases = kind.organization && random.chance(0.1) ? [`${madeUpName(index)} Group`] : [];
    const own = ownOf(kind.name, index, random);
    yield entityRow(entityId(kind, keyOf(index)), kind, { name, aliases, marking: "CLEAR", own });
  }
}

function nameOf(kind: string, index: number, random: Random): string {
  const name = madeUpName(index);
  switch (kind) {
    case "Company":
    case "Affiliate":
      return `${name} ${random.pick(FORMS)}`;
    case "Agency":
      return `Agency of ${name}`;
    case "Publisher":
      return `${name} News`;
    case "Incident":
      return `Breach at ${name} ${2012 + random.below(13)}`;
    case "Dataset":
      return `Data of ${name}`;
    default:
      return name;
  }
}

type Own = Readonly<Record<string, unknown>>;

const OWN: Readonly<Record<string, (name: string, random: Random) => Own>> = {
  Company: company,
  Affiliate: company,
  Agency: (_, random) => ({
    level: random.pick(["NATIONAL", "REGIONAL", "LOCAL"]),
    country: random.pick(COUNTRIES),
  }),
  Publisher: (name, random) => ({
    domain: `${dashed(name)}.net`,
    reliability: random.pick(["A", "B", "C", "D"]),
  }),
  Marketplace: (_, random) => ({
    firstSeen: dateOf(random),
    state: random.pick(["ONLINE", "OFFLINE", "SEIZED"]),
  }),
  ThreatActor: (_, random) => ({
    motive: random.pick(["Financial", "Espionage"]),
    firstSeen: dateOf(random),
  }),
  Tool: (_, random) => ({
    category: random.pick(["information sharing", "file transfer", "remote access", "mail"]),
    hosted: random.pick(["provider", "customer"]),
  }),
  Person: (_, random) => ({ role: random.pick(["spokesperson", "researcher", "officer"]) }),
  Incident: (_, random) => ({
    determination: random.pick(["SUSPECTED", "CONFIRMED", "CONFIRMED", "REFUTED"]),
    occurredFrom: dateOf(random),
    state: random.pick(["OPEN", "CLOSED"]),
  }),
  Dataset: (_, random) => ({ kindOfData: random.pick(["DUMP", "SAMPLE", "EVIDENCE_PACKAGE", "RECORD_SET"]) }),
  Listing: (name, random) => ({ title: `Files of ${name}`, postedAt: dateOf(random) }),
};

function ownOf(kind: string, index: number, random: Random): Own {
  return OWN[kind]?.(madeUpName(index), random) ?? {};
}

function company(name: string, random: Random): Own {
  return {
    country: random.pick(COUNTRIES),
    sectors: [random.pick(SECTORS)],
    ...(random.chance(0.3) ? { domains: [`${dashed(name)}.com`] } : {}),
    ...(random.chance(0.2) ? { legalName: `${name} Holdings` } : {}),
  };
}

function dashed(name: string): string {
  return name.toLowerCase().replaceAll(" ", "-");
}

/** A date as precise as sources give it: mostly a day, sometimes a month or a year. From 2005 to 2024. */
export function dateOf(random: Random, from = 2005, years = 20): string {
  const year = from + random.below(years);
  const precision = random.next();
  if (precision < 0.2) return String(year);
  const month = `${year}-${String(1 + random.below(12)).padStart(2, "0")}`;
  return precision < 0.4 ? month : `${month}-${String(1 + random.below(28)).padStart(2, "0")}`;
}
