import { graphql } from "../graphql";
import { ClaimParts, EntityParts, FactWithEnds, MeasurementParts } from "./parts";

/** What stands behind one fact, read when it is looked at. */
export const Evidence = graphql(
  `
    query Evidence($id: ID!, $lens: Lens, $policy: EvidencePolicy) {
      statement(id: $id, lens: $lens) {
        ...FactWithEnds
        validity {
          from
          to
        }
        qualifiers {
          name
          value
        }
        measurements {
          ...MeasurementParts
        }
        corroboration {
          independentRoots
          articles
          roots {
            agent {
              id
              name
            }
          }
        }
        evidence: claims {
          ...ClaimParts
        }
      }
      beliefTimeline(statement: $id, policy: $policy) {
        at
        statement {
          id
          status
        }
        because {
          ...ClaimParts
        }
      }
    }
  `,
  [FactWithEnds, ClaimParts, MeasurementParts],
);

/** What is known of one entity. */
export const EntityDetails = graphql(
  `
    query EntityDetails($id: ID!, $lens: Lens) {
      nodes(ids: [$id]) {
        ... on Entity {
          ...EntityParts
          aliases
          marking
          recordedAt
          measurements(lens: $lens) {
            ...MeasurementParts
          }
          neighbourSummary(lens: $lens) {
            relation
            direction
            kind
            facts
            admitted
          }
        }
      }
      conflicts(about: $id, lens: $lens, first: 5) {
        nodes {
          id
          kind
          explanation
          since
          sides {
            statement {
              id
            }
            claims {
              ...ClaimParts
            }
          }
        }
      }
    }
  `,
  [EntityParts, ClaimParts, MeasurementParts],
);
