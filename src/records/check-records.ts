import { findFuzzyBounds, getFuzzyBounds, lastMomentOf } from "../shared/fuzzy-date.js";
import { valuesOf } from "../shared/vocabulary.js";
import { kindsOfEnd } from "../kinds/registry.js";
import type { Kind, Property } from "../kinds/kind.js";
import { findRelation, RELATIONS } from "../kinds/relations.js";
import type { Relation } from "../kinds/relation.js";
import { claimId, findReferred, sourceId } from "./ids.js";
import {
  type BreachRecord,
  type ClaimRecord,
  type EntityRecord,
  type OriginalRecord,
  ownPropertiesOf,
  type RecordProblem,
  type SourceRecord,
  type StatementRecord,
} from "./record.js";

type Problem = Omit<RecordProblem, "place">;

/** What is wrong with one record in the light of the registry: kinds, relations, own properties, intervals. */
export function checkRecord(record: BreachRecord): Problem[] {
  switch (record.record) {
    case "entity":
      return checkEntity(record);
    case "source":
      return checkSource(record);
    case "statement":
      return checkStatement(record);
    case "claim":
      return checkClaim(record);
    case "original":
      return checkOriginal(record);
  }
}

function checkEntity(record: EntityRecord): Problem[] {
  const referred = findReferred(record.entity);
  if (!referred?.kind) {
    const problem = `expected a kind and a key such as "company:fujitsu"; got "${record.entity}"`;
    return [{ field: "entity", problem }];
  }
  return checkOwnProperties(referred.kind, ownPropertiesOf(record));
}

/** What is wrong with the own properties of an entity. */
export function checkOwnProperties(kind: Kind, own: Readonly<Record<string, unknown>>): Problem[] {
  return Object.entries(own).flatMap(([name, value]) =>
    checkProperty(kind.properties, `a ${kind.name}`, name, value, name),
  );
}

function checkSource(record: SourceRecord): Problem[] {
  return [
    ...checkRef("publisher", record.publisher),
    ...checkRef("author", record.author),
    ...(record.cites.map(sourceId).includes(sourceId(record.source))
      ? [{ field: "cites", code: "SELF_REFERENCE", problem: "a source cannot cite itself" } as const]
      : []),
  ];
}

function checkStatement(record: StatementRecord): Problem[] {
  const { relation, problems } = checkTriple("statement", record.statement);
  const own = relation?.properties ?? {};
  const qualifiers = Object.entries(record.qualifiers).flatMap(([name, value]) =>
    checkProperty(own, record.statement[1], name, value, `qualifiers.${name}`),
  );
  return [...problems, ...(relation ? qualifiers : []), ...checkInterval(record)];
}

function checkClaim(record: ClaimRecord): Problem[] {
  const selves = (["supersedes", "retracts", "restates"] as const).filter((link) =>
    record[link].map(claimId).includes(claimId(record.claim)),
  );
  return [
    ...checkTriple("about", record.about).problems,
    ...checkRef("by", record.by),
    ...checkRef("onBehalfOf", record.onBehalfOf),
    ...selves.map((field): Problem => {
      return { field, code: "SELF_REFERENCE", problem: "a claim cannot withdraw or restate itself" };
    }),
    ...record.measurements.flatMap((measurement, index) => {
      const isRange = measurement.comparator === "RANGE";
      const field = `measurements.${index}`;
      if (
        isRange &&
        (measurement.low === undefined ||
          measurement.high === undefined ||
          measurement.low > measurement.high)
      ) {
        return [{ field, problem: "a RANGE needs `low` and `high`, the lower one first" }];
      }
      return !isRange && measurement.value === undefined ? [{ field, problem: "expected a `value`" }] : [];
    }),
  ];
}

function checkOriginal({ entity, about, content }: OriginalRecord): Problem[] {
  return [
    ...checkRef("entity", entity),
    ...(about === undefined ? [] : checkTriple("about", about).problems),
    ...(isJson(content) ? [] : [{ field: "content", problem: "expected a JSON text" }]),
  ];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function checkTriple(
  field: string,
  triple: StatementRecord["statement"],
): { relation?: Relation; problems: Problem[] } {
  const [subject, predicate, object] = triple;
  const relation = findRelation(predicate);
  if (!relation) {
    const known = RELATIONS.map((each) => each.name).join(", ");
    return {
      problems: [{ field: `${field}.1`, problem: `"${predicate}" is no relation; expected one of ${known}` }],
    };
  }
  return {
    relation,
    problems: [
      ...checkEnd(`${field}.0`, subject, relation.from, relation),
      ...checkEnd(`${field}.2`, object, relation.to, relation),
    ],
  };
}

function checkEnd(field: string, ref: string, allowed: readonly string[], relation: Relation): Problem[] {
  const referred = findReferred(ref);
  if (!referred) return [refProblem(field, ref)];
  if (referred.kind === null || kindsOfEnd(allowed).includes(referred.kind)) return [];
  return [
    {
      field,
      code: "KIND_MISMATCH",
      problem: `${relation.name} expects ${allowed.join(" or ")} here, got ${referred.kind.name} ("${ref}")`,
    },
  ];
}

function checkRef(field: string, ref: string | undefined): Problem[] {
  return ref === undefined || findReferred(ref) ? [] : [refProblem(field, ref)];
}

function refProblem(field: string, ref: string): Problem {
  return { field, problem: `expected a kind and a key such as "company:fujitsu", or an id; got "${ref}"` };
}

function checkInterval({ validFrom, validTo }: StatementRecord): Problem[] {
  if (validFrom === undefined || validTo === undefined) return [];
  if (getFuzzyBounds(validFrom).earliest <= lastMomentOf(validTo)) return [];
  return [{ field: "validTo", problem: `validTo "${validTo}" lies before validFrom "${validFrom}"` }];
}

type Properties = Readonly<Record<string, Property>>;

function checkProperty(
  own: Properties,
  owner: string,
  name: string,
  value: unknown,
  field: string,
): Problem[] {
  const property = Object.hasOwn(own, name) ? own[name] : undefined;
  if (!property) {
    return [
      {
        field,
        problem: `${owner} has no property "${name}"; it has ${Object.keys(own).join(", ") || "none"}`,
      },
    ];
  }
  const expected = expectedOf(property);
  return expected.test(value)
    ? []
    : [{ field, problem: `expected ${expected.words}, got ${JSON.stringify(value)}` }];
}

function expectedOf(property: Property): { words: string; test: (value: unknown) => boolean } {
  const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";
  switch (property.type) {
    case "text":
      return { words: "a text", test: isText };
    case "texts":
      return { words: "a list of texts", test: (value) => Array.isArray(value) && value.every(isText) };
    case "fuzzyDate":
      return {
        words: 'a date such as "2021-05"',
        test: (value) => isText(value) && findFuzzyBounds(value) !== undefined,
      };
    case "share":
      return {
        words: "a number from 0 to 1",
        test: (value) => typeof value === "number" && value >= 0 && value <= 1,
      };
    case "choice": {
      const values: string[] = valuesOf(property.of);
      return {
        words: `one of ${values.join(", ")}`,
        test: (value) => isText(value) && values.includes(value),
      };
    }
  }
}
