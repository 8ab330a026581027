import { TLP, type Tlp, tlpRank } from "../../shared/tlp.js";
import { valuesOf } from "../../shared/vocabulary.js";

/** The marking definitions of the Traffic Light Protocol: TLP 1 as of STIX 2.1 section 7.2.1.4, TLP 2.0 as of FIRST and OASIS. */
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
};

/** The narrowest TLP marking among the markings of an object; CLEAR where it has none. */
export function markingOf(refs: readonly string[] | null | undefined): Tlp {
  const marks = (refs ?? []).flatMap((ref) => DEFINITIONS[ref] ?? []);
  const order = [...valuesOf(TLP)].sort((a, b) => tlpRank(b) - tlpRank(a));
  return order.find((mark) => marks.includes(mark)) ?? "CLEAR";
}

/** Markings that are no TLP: what they ask for is not understood here. */
export function otherMarkings(refs: readonly string[] | null | undefined): string[] {
  return (refs ?? []).filter((ref) => !(ref in DEFINITIONS));
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
