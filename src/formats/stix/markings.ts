import { type Tlp, tlpRank } from "../../shared/tlp.js";
import type { StixObject } from "./object.js";

/**
 * The marking definitions of the Traffic Light Protocol: TLP 1 as of STIX 2.1 section 7.2.1.4, TLP 2.0 as of FIRST and OASIS;
 * and the one by which OpenCTI says AMBER+STRICT beside TLP 1.
 */
const DEFINITIONS: Readonly<Record<string, Tlp>> = {
  "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9": "CLEAR",
  "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da": "GREEN",
  "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82": "AMBER",
  "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed": "RED",
  "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487": "CLEAR",
  "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb": "GREEN",
  "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421": "AMBER",
  "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003": "AMBER_STRICT",
  "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1": "RED",
  "marking-definition--826578e1-40ad-459f-bc73-ede076f81f37": "AMBER_STRICT",
};

/** What marks an object, or parts of it. */
type Marked = Pick<StixObject, "object_marking_refs" | "granular_markings">;

/**
 * The narrowest TLP marking of an object and of its parts; CLEAR where it has none. The object is kept as a whole, so that what
 * marks a part of it marks it all.
 */
export function markingOf(object: Marked): Tlp {
  return narrowest(refsOf(object).flatMap((ref) => DEFINITIONS[ref] ?? []));
}

/** The narrowest of some markings; CLEAR where there is none. */
export function narrowest(markings: readonly Tlp[]): Tlp {
  return markings.reduce((a, b) => (tlpRank(b) > tlpRank(a) ? b : a), "CLEAR");
}

/** Markings that are no TLP: what they ask for is not understood here. */
export function otherMarkings(object: Marked): string[] {
  return refsOf(object).filter((ref) => !(ref in DEFINITIONS));
}

function refsOf({ object_marking_refs: whole, granular_markings: parts }: Marked): string[] {
  return [...new Set([...(whole ?? []), ...(parts ?? []).flatMap(({ marking_ref: ref }) => ref ?? [])])];
}

/** The TLP 2.0 marking definition of each marking; of CLEAR none is needed. */
const REFS: Readonly<Partial<Record<Tlp, string>>> = {
  GREEN: "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
  AMBER: "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
  AMBER_STRICT: "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
  RED: "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
};

/** The marking references of an object. */
export function markingRefs(marking: Tlp): string[] {
  const ref = REFS[marking];
  return ref === undefined ? [] : [ref];
}

/** The marking definition of TLP 2.0 as a STIX object, which a bundle that refers to it holds; undefined for CLEAR. */
export function toMarkingDefinition(
  marking: Tlp,
): { readonly id: string; readonly [property: string]: unknown } | undefined {
  const id = REFS[marking];
  if (id === undefined) return undefined;
  const level = marking.replace("_", "+");
  return {
    type: "marking-definition",
    spec_version: "2.1",
    id,
    created: "2022-10-01T00:00:00.000Z",
    name: `TLP:${level}`,
    extensions: { [TLP_2]: { extension_type: "property-extension", tlp_2_0: level.toLowerCase() } },
  };
}

/** The extension by which STIX 2.1 knows TLP 2.0 (OASIS). */
const TLP_2 = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";
