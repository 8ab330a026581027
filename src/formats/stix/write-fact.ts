import { lastMomentOf } from "../../shared/fuzzy-date.js";
import { given } from "../drafts.js";
import type { Fact, Part } from "../writer.js";
import { EXTENSION } from "./extension.js";
import { markingRefs, narrowest } from "./markings.js";
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
  /** The object that a claim came as, if it came as STIX: that one is written as it came. */
  findOriginal(claim: Claim): string | undefined;
}

/** A fact: a relationship for each assertion, an opinion on them for each other claim. */
export function toStixFact(fact: Fact, around: Surroundings): Fields[] {
  const withdrawn = new Set(fact.claims.flatMap(({ retracts, supersedes }) => [...retracts, ...supersedes]));
  const isBuilt = (claim: Claim): boolean => around.findOriginal(claim) === undefined;
  const asserting = fact.claims.filter(({ stance }) => stance === "ASSERTS");
  const relationships = asserting
    .filter(isBuilt)
    .map((claim) => toRelationship(fact, claim, around, withdrawn.has(claim.id)));
  const opposing = fact.claims.filter((claim) => claim.stance !== "ASSERTS" && isBuilt(claim));
  // An opinion needs an object: where nobody asserts the fact, it is one that nobody created.
  const bare = asserting.length === 0 && opposing.length > 0 ? [toBare(fact, around)] : [];
  const told = asserting.map((claim) => around.findOriginal(claim) ?? relationshipId(claim));
  const about = [...new Set([...told, ...bare.map(({ id }) => id)])];
  return [...relationships, ...bare, ...opposing.map((claim) => toOpinion(fact, claim, about, around))];
}

function relationshipId({ id }: Pick<Claim, "id">): string {
  return `relationship--${id}`;
}

function toRelationship(fact: Fact, claim: Claim, around: Surroundings, isWithdrawn: boolean): Fields {
  return {
    ...endsOf(fact, around),
    id: relationshipId(claim),
    ...saidOf(claim, around),
    ...given({ description: claim.quote, confidence: claim.certainty, revoked: isWithdrawn || undefined }),
    ...markedAs(fact, claim),
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
    ...markedAs(fact),
    extensions: { [EXTENSION]: { extension_type: "property-extension", unclaimed: true } },
  };
}

function endsOf({ relation, subjectId, objectId }: Fact, { ids }: Surroundings): Fields {
  return {
    type: "relationship",
    spec_version: "2.1",
    relationship_type: TYPES[relation.name] ?? "related-to",
    source_ref: ids.get(subjectId),
    target_ref: ids.get(objectId),
  };
}

/** An object that tells of a claim and of what it is about is as narrow as the narrower of the two. */
function markedAs({ statement }: Fact, claim?: Claim): Fields {
  const marking = narrowest([statement.marking, ...(claim ? [claim.marking] : [])]);
  return given({ object_marking_refs: markingRefs(marking) });
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
    ...markedAs(fact, claim),
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

/** Who said it, when, and where. The sources as they are, the extension tells. */
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

/** The last moment that a date may mean, as STIX knows no others: nothing is told as known too early. */
function momentOf(date: string | undefined): string {
  return date === undefined ? UNDATED : new Date(lastMomentOf(date)).toISOString();
}

function statementOf({ statement }: Fact): Fields {
  const { qualifiers, validFrom, validTo, marking } = statement;
  return given({
    validFrom,
    validTo,
    marking,
    qualifiers: Object.keys(qualifiers).length > 0 ? qualifiers : undefined,
  });
}

function claimOf(claim: Claim, { refs }: Surroundings): Fields {
  const { id, by, onBehalfOf, speakerRole, claimedAt, publishedAt, measurements } = claim;
  const { supersedes, retracts, restates, versionOf, sources, marking } = claim;
  return given({
    claim: id,
    by: refs.get(by),
    onBehalfOf: onBehalfOf === undefined ? undefined : refs.get(onBehalfOf),
    ...{ speakerRole, claimedAt, publishedAt, measurements, supersedes, retracts, restates },
    ...{ versionOf, sources, marking },
  });
}
