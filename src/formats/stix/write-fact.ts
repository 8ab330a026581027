import { getFuzzyBounds } from "../../shared/fuzzy-date.js";
import { given } from "../drafts.js";
import type { Fact, Part } from "../writer.js";
import { EXTENSION } from "./extension.js";
import { markingRefs } from "./markings.js";
import { UNDATED } from "./write-entity.js";

type Fields = Readonly<Record<string, unknown>>;
type Claim = Fact["claims"][number];
type Source = Extract<Part, { part: "source" }>["source"];

/** STIX relationship types that say what our relations say; all others are related, and the extension says how. */
const TYPES: Readonly<Record<string, string>> = {
  ATTRIBUTED_TO: "attributed-to",
  AFFECTED: "targets",
  PART_OF: "part-of",
  IN_SECTOR: "part-of",
  LOCATED_IN: "located-at",
  OPERATES: "controls",
  USES: "uses",
};

/** How far a claim that asserts nothing agrees with what it is about. */
const OPINIONS: Readonly<Record<string, string>> = {
  DENIES: "strongly-disagree",
  QUALIFIES: "disagree",
  DECLINES_TO_CONFIRM: "neutral",
};

/** What facts are written with. */
export interface Surroundings {
  /** STIX ids of entities, by ours. */
  readonly ids: ReadonlyMap<string, string>;
  /** References of entities, by their ids: "tool:<id>". */
  readonly refs: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, Source>;
  /** Claims that came as STIX, and are written as they came. */
  isOriginal(claim: Claim): boolean;
}

/** A fact: a relationship for each assertion, an opinion on them for each other claim. */
export function toStixFact(fact: Fact, around: Surroundings): Fields[] {
  const retracted = new Set(fact.claims.flatMap(({ retracts }) => retracts));
  const asserting = fact.claims.filter(({ stance }) => stance === "ASSERTS");
  const relationships = asserting
    .filter((claim) => !around.isOriginal(claim))
    .map((claim) => toRelationship(fact, claim, around, retracted.has(claim.id)));
  const opposing = fact.claims.filter(({ stance }) => stance !== "ASSERTS");
  // An opinion needs an object: where nobody asserts the fact, it is one that nobody created.
  const bare = asserting.length === 0 && opposing.length > 0 ? [toBare(fact, around)] : [];
  const about = [...asserting.map(relationshipId), ...bare.map(({ id }) => id)];
  return [...relationships, ...bare, ...opposing.map((claim) => toOpinion(fact, claim, about, around))];
}

function relationshipId({ id }: Pick<Claim, "id">): string {
  return `relationship--${id}`;
}

function toRelationship(fact: Fact, claim: Claim, around: Surroundings, isRetracted: boolean): Fields {
  return {
    ...endsOf(fact, around),
    id: relationshipId(claim),
    ...saidOf(claim, around),
    ...given({ description: claim.quote, confidence: claim.certainty, revoked: isRetracted || undefined }),
    extensions: {
      [EXTENSION]: {
        extension_type: "property-extension",
        relation: fact.relation.name,
        status: fact.status,
        status_confidence: fact.confidence,
        statement: statementOf(fact),
        claim: claimOf(claim, around),
      },
    },
  };
}

function toBare(fact: Fact, around: Surroundings): Fields {
  return {
    ...endsOf(fact, around),
    id: `relationship--${fact.statement.id}`,
    created: UNDATED,
    modified: UNDATED,
    confidence: 0,
  };
}

function endsOf({ relation, subjectId, objectId, statement }: Fact, { ids }: Surroundings): Fields {
  return {
    type: "relationship",
    spec_version: "2.1",
    relationship_type: TYPES[relation.name] ?? "related-to",
    source_ref: ids.get(subjectId),
    target_ref: ids.get(objectId),
    ...given({ object_marking_refs: markingRefs(statement.marking) }),
  };
}

function toOpinion(fact: Fact, claim: Claim, about: readonly unknown[], around: Surroundings): Fields {
  return {
    type: "opinion",
    spec_version: "2.1",
    id: `opinion--${claim.id}`,
    ...saidOf(claim, around),
    opinion: OPINIONS[claim.stance],
    object_refs: about,
    ...given({ explanation: claim.quote, confidence: claim.certainty }),
    ...given({ object_marking_refs: markingRefs(claim.marking) }),
    extensions: {
      [EXTENSION]: {
        extension_type: "property-extension",
        about: [around.refs.get(fact.subjectId), fact.relation.name, around.refs.get(fact.objectId)],
        stance: claim.stance,
        statement: statementOf(fact),
        claim: claimOf(claim, around),
      },
    },
  };
}

/** Who said it, when, and where. */
function saidOf(claim: Claim, { ids, sources }: Surroundings): Fields {
  const moment = momentOf(claim.publishedAt ?? claim.claimedAt);
  return {
    created: moment,
    modified: moment,
    // Only an identity can have created something; another speaker is named by the extension.
    ...given({ created_by_ref: ids.get(claim.by)?.startsWith("identity--") ? ids.get(claim.by) : undefined }),
    ...given({
      external_references: claim.sources.flatMap((id) => {
        const source = sources.get(id);
        return source ? [toReference(source)] : [];
      }),
    }),
  };
}

function toReference({ title, url }: Source): Fields {
  return url === undefined ? { source_name: title, description: title } : { source_name: title, url };
}

function momentOf(date: string | undefined): string {
  return date === undefined ? UNDATED : new Date(getFuzzyBounds(date).earliest).toISOString();
}

function statementOf({ statement }: Fact): Fields {
  const { qualifiers, validFrom, validTo } = statement;
  return given({
    validFrom,
    validTo,
    qualifiers: Object.keys(qualifiers).length > 0 ? qualifiers : undefined,
  });
}

function claimOf(claim: Claim, { refs }: Surroundings): Fields {
  const { id, by, onBehalfOf, speakerRole, claimedAt, publishedAt, measurements } = claim;
  const { supersedes, retracts, restates } = claim;
  return given({
    claim: id,
    by: refs.get(by),
    onBehalfOf: onBehalfOf === undefined ? undefined : refs.get(onBehalfOf),
    ...{ speakerRole, claimedAt, publishedAt, measurements, supersedes, retracts, restates },
  });
}
