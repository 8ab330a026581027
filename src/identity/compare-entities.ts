import type { Entity } from "../entities/entity.js";
import { compact, domainsOf, identifiersOf, labelOf, nameForms, namesOf } from "../kinds/identity-keys.js";
import type { Kind } from "../kinds/kind.js";
import { nameForm } from "../kinds/name-form.js";
import { getKindByValue } from "../kinds/registry.js";
import { letterPairs, likeness } from "../shared/letter-pairs.js";
import { nameKey } from "../shared/name-key.js";
import { AGAINST, FOR, type IdentitySignal, NEAR, SHORT } from "./signals.js";

/** One thing that speaks for or against an identity. */
export interface IdentityReason {
  readonly signal: IdentitySignal;
  /** What it adds (1 to 100), or by how many percent it lowers the score (-1 to -100). */
  readonly weight: number;
  /** The values that are the same, or differ. */
  readonly detail: string;
}

/** How much speaks for two entities being one, 0 to 100, and what. */
export interface Likeness {
  readonly score: number;
  readonly reasons: readonly IdentityReason[];
}

/** Whether two entities may be one, by their kinds: two of one kind, or two organizations. */
export function mayBeOne(one: Kind, other: Kind): boolean {
  return one === other || (one.organization && other.organization);
}

/** Compares two entities that may be one. */
export function compareEntities(one: Entity, other: Entity): Likeness {
  const [a, b] = [traitsOf(one), traitsOf(other)];
  const shared = sharedValues(a, b);
  const name = nameSignal(a, b);
  const positive = [...shared, ...(name ? [name.reason] : [])];
  if (positive.length === 0) return { score: 0, reasons: [] };
  const country = countrySignal(one, other);
  const reasons = [
    ...positive,
    ...(country ? [country] : []),
    ...otherIdentifiers(a, b),
    ...otherKind(a.kind, b.kind),
    ...(name && shared.length === 0 ? shortName(name) : []),
  ];
  return { score: scoreOf(reasons), reasons };
}

/** Where nothing but a name is shared, it must be one that few bear. */
function shortName({ form }: NameSignal): IdentityReason[] {
  return [...compact(form)].length <= SHORT ? [against("SHORT_NAME", form)] : [];
}

function scoreOf(reasons: readonly IdentityReason[]): number {
  const unlikely = reasons
    .filter(({ weight }) => weight > 0)
    .reduce((product, { weight }) => product * (1 - weight / 100), 1);
  const lowered = reasons
    .filter(({ weight }) => weight < 0)
    .reduce((factor, { weight }) => factor * (1 + weight / 100), 1);
  return Math.min(99, Math.round(100 * (1 - unlikely) * lowered));
}

interface Traits {
  readonly kind: Kind;
  readonly names: readonly string[];
  readonly keys: ReadonlySet<string>;
  readonly forms: readonly string[];
  readonly domains: readonly string[];
  readonly identifiers: ReadonlyMap<string, ReadonlySet<string>>;
}

function traitsOf(entity: Entity): Traits {
  const kind = getKindByValue(entity.kind);
  const names = namesOf(entity);
  const identifiers = new Map<string, Set<string>>();
  for (const { property, value } of identifiersOf(kind, entity))
    identifiers.set(property, (identifiers.get(property) ?? new Set()).add(value));
  return {
    kind,
    names,
    keys: new Set(names.map(nameKey)),
    forms: nameForms(kind, entity),
    domains: domainsOf(kind, entity),
    identifiers,
  };
}

interface NameSignal {
  readonly reason: IdentityReason;
  /** What they share, as a form. */
  readonly form: string;
}

/** The strongest thing that their names say for an identity. */
function nameSignal(a: Traits, b: Traits): NameSignal | undefined {
  const same = a.names.find((name) => b.keys.has(nameKey(name)));
  if (same !== undefined)
    return { reason: inFavour("SAME_NAME", same), form: nameForm(same, a.kind.organization) };
  const form = a.forms.find((each) => b.forms.includes(each));
  if (form !== undefined) return { reason: inFavour("SAME_NAME_FORM", form), form };
  const letters = a.forms.find((each) => b.forms.some((own) => compact(own) === compact(each)));
  if (letters !== undefined) return { reason: inFavour("SAME_LETTERS", compact(letters)), form: letters };
  const domain = domainNamed(a, b) ?? domainNamed(b, a);
  if (domain !== undefined) return { reason: inFavour("DOMAIN_NAMED", domain), form: labelOf(domain) };
  return nearName(a, b);
}

/** A domain of the one whose label is a name of the other; one that both have says so by itself. */
function domainNamed({ domains }: Traits, other: Traits): string | undefined {
  const names = new Set(other.forms.map(compact));
  return domains.find(
    (domain) => !other.domains.includes(domain) && names.has(compact(nameForm(labelOf(domain), false))),
  );
}

function nearName(a: Traits, b: Traits): NameSignal | undefined {
  const pairs = b.forms.map((form) => ({ form, pairs: letterPairs(form) }));
  for (const form of a.forms) {
    const own = letterPairs(form);
    const near = pairs.find((each) => likeness(own, each.pairs) >= NEAR);
    if (near) return { reason: inFavour("NEAR_NAME", `${form} / ${near.form}`), form };
  }
  return undefined;
}

function sharedValues(a: Traits, b: Traits): IdentityReason[] {
  const identifier = [...a.identifiers].flatMap(([property, values]) =>
    [...values]
      .filter((value) => b.identifiers.get(property)?.has(value))
      .map((value) => `${property} ${value}`),
  );
  const domain = a.domains.filter((each) => b.domains.includes(each));
  return [
    ...(identifier.length > 0 ? [inFavour("SAME_IDENTIFIER", identifier.join(", "))] : []),
    ...(domain.length > 0 ? [inFavour("SAME_DOMAIN", domain.join(", "))] : []),
  ];
}

/** Sites have several addresses; a register gives one number. */
function otherIdentifiers(a: Traits, b: Traits): IdentityReason[] {
  if (!a.kind.organization) return [];
  return [...a.identifiers].flatMap(([property, values]) => {
    const others = b.identifiers.get(property);
    if (!others || [...values].some((value) => others.has(value))) return [];
    return [against("OTHER_IDENTIFIER", `${property} ${[...values].join(", ")} / ${[...others].join(", ")}`)];
  });
}

function otherKind(a: Kind, b: Kind): IdentityReason[] {
  const [one, other] = [a.name, b.name].map((name) => (name === "Affiliate" ? "Company" : name));
  return one === other ? [] : [against("OTHER_KIND", `${a.name} / ${b.name}`)];
}

function countrySignal(one: Entity, other: Entity): IdentityReason | undefined {
  const [a, b] = [one["country"], other["country"]];
  if (typeof a !== "string" || typeof b !== "string") return undefined;
  return a.toUpperCase() === b.toUpperCase()
    ? inFavour("SAME_COUNTRY", a.toUpperCase())
    : against("OTHER_COUNTRY", `${a} / ${b}`);
}

function inFavour(signal: IdentitySignal, detail: string): IdentityReason {
  return { signal, weight: FOR[signal] ?? 0, detail };
}

function against(signal: IdentitySignal, detail: string): IdentityReason {
  return { signal, weight: (AGAINST[signal] ?? 100) - 100, detail };
}
