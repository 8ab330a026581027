import { parse } from "tldts";
import type { Kind } from "./kind.js";
import { nameForm } from "./name-form.js";

/** What tells an entity from others: its names, and own properties of its kind. */
export interface Identifiable {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly [property: string]: unknown;
}

/** From so many letters on, names that begin alike are held against each other, for the sake of typing errors. */
const LONG_NAME = 10;
const BEGINNING = 8;
/** Values that fewer signs than this tell too little. */
const SHORTEST_IDENTIFIER = 6;

/**
 * The keys under which an entity is looked for when others may be the same one: two that share none are never held against
 * each other. A key only says "look here"; what is made of two entities, comparing them says.
 */
export function identityKeys(kind: Kind, entity: Identifiable): string[] {
  if (!kind.nameTells) return [];
  const family = kind.organization ? "organization" : kind.field;
  const forms = nameForms(kind, entity).map(compact);
  const domains = domainsOf(kind, entity);
  const labels = domains.map(labelOf).filter((label) => label !== "");
  const beginnings = forms.filter((form) => [...form].length >= LONG_NAME);
  return [
    ...new Set([
      ...[...forms, ...labels.map((label) => compact(nameForm(label, false)))].map(
        (form) => `${family}:name:${form}`,
      ),
      ...beginnings.map((form) => `${family}:begins:${[...form].slice(0, BEGINNING).join("")}`),
      ...domains.map((domain) => `${family}:domain:${domain}`),
      ...identifiersOf(kind, entity).map(({ property, value }) => `${family}:${property}:${value}`),
    ]),
  ];
}

/** "Unnamed victim (Finance, Japan)" tells what somebody is, not who. */
const NAMELESS = /^unnamed\b/i;

/** Its name and aliases, but what only says that it has none. */
export function namesOf({ name, aliases }: Identifiable): string[] {
  return [name, ...aliases].filter((each) => !NAMELESS.test(each));
}

/** The forms of its names and aliases; see nameForm. */
export function nameForms(kind: Kind, entity: Identifiable): string[] {
  const forms = namesOf(entity).map((each) => nameForm(withoutAddress(each), kind.organization));
  return [...new Set(forms)].filter((form) => form !== "");
}

/** A name without the spaces between its words. */
export function compact(form: string): string {
  return form.replaceAll(" ", "");
}

/** The domains that can be registered, of its domains and of names that are domains: "www.fujitsu.com" is of "fujitsu.com". */
export function domainsOf(kind: Kind, entity: Identifiable): string[] {
  const written = valuesOf(kind, entity, "domain").map(({ value }) => value);
  const named = kind.organization ? namesOf(entity).filter(isDomain) : [];
  const domains = [...written, ...named].map(
    (each) => parse(each, { allowPrivateDomains: true }).domain ?? each.toLowerCase(),
  );
  return [...new Set(domains)];
}

/** The part of a domain that its owner chose: "fujitsu" of "fujitsu.co.jp". */
export function labelOf(domain: string): string {
  return parse(domain, { allowPrivateDomains: true }).domainWithoutSuffix ?? "";
}

/** A value of a property that belongs to one entity only. */
export interface Identifier {
  readonly property: string;
  readonly value: string;
}

/** Register numbers and the like, in small letters, without spaces. */
export function identifiersOf(kind: Kind, entity: Identifiable): Identifier[] {
  return valuesOf(kind, entity, "identifier")
    .map(({ property, value }) => ({ property, value: value.toLowerCase().replace(/\s+/g, "") }))
    .filter(({ value }) => value.length >= SHORTEST_IDENTIFIER);
}

function valuesOf(kind: Kind, entity: Identifiable, sort: "identifier" | "domain"): Identifier[] {
  return Object.entries(kind.properties)
    .filter(([, { identifies }]) => identifies === sort)
    .flatMap(([property]) => [entity[property]].flat().map((value) => ({ property, value })))
    .filter((each): each is Identifier => typeof each.value === "string" && each.value.trim() !== "");
}

const DOMAIN_NAME = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/i;

/** "Amazon.com" is a name and a domain; "Dr. No" is none. */
function isDomain(name: string): boolean {
  return DOMAIN_NAME.test(name.trim()) && parse(name.trim()).isIcann === true;
}

/** A name that is a domain says what its owner chose. */
function withoutAddress(name: string): string {
  return isDomain(name) ? labelOf(name.trim()) : name;
}
