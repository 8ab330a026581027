import { graphql } from "../graphql";
import { ClaimParts, EntityParts, FactParts, FactWithEnds, PathParts } from "./parts";

export const Trace = graphql(
  `
    query Trace(
      $from: [EntityRef!]!
      $to: [EntityRef!]
      $through: [EntityKind!]
      $avoid: [EntityRef!]
      $via: [RelationKind!]
      $mode: TraceMode!
      $limits: TraceLimits
      $sameIncident: Boolean!
      $lens: Lens
    ) {
      trace(
        from: $from
        to: $to
        through: $through
        avoid: $avoid
        via: $via
        mode: $mode
        limits: $limits
        sameIncident: $sameIncident
        lens: $lens
      ) {
        complete
        stoppedBy
        whyEmpty
        paths {
          ...PathParts
        }
        blocked {
          ...PathParts
        }
        stats {
          engine
          milliseconds
        }
      }
    }
  `,
  [PathParts],
);

export const TraceDiff = graphql(
  `
    query TraceDiff($trace: TraceInput!, $before: Lens!, $after: Lens!) {
      traceDiff(trace: $trace, before: $before, after: $after) {
        appeared {
          id
          summary
        }
        vanished {
          id
          summary
        }
        changed {
          before {
            id
            status
          }
          after {
            id
            status
          }
        }
        because {
          ...ClaimParts
        }
      }
    }
  `,
  [ClaimParts],
);

export const Claims = graphql(
  `
    query Claims($ids: [ID!]!) {
      nodes(ids: $ids) {
        ... on Claim {
          ...ClaimParts
        }
      }
    }
  `,
  [ClaimParts],
);

export const Subgraph = graphql(
  `
    query Subgraph($seeds: [ID!]!, $hops: Int!, $budget: Int!, $lens: Lens) {
      subgraph(seeds: $seeds, hops: $hops, budget: $budget, lens: $lens) {
        truncated
        nodes {
          ...EntityParts
        }
        edges {
          relation
          source
          target
          statement {
            ...FactParts
          }
        }
        frontier {
          node {
            id
          }
          hidden {
            relation
            direction
            count
          }
        }
      }
    }
  `,
  [EntityParts, FactParts],
);

export const SubjectView = graphql(
  `
    query SubjectView($of: EntityRef!, $first: Int!, $lens: Lens) {
      subjectView(of: $of, first: $first, lens: $lens) {
        pageInfo {
          hasNextPage
        }
        nodes {
          answered
          statement {
            ...FactWithEnds
          }
          accusations {
            ...ClaimParts
          }
          answers {
            ...ClaimParts
          }
          otherVoices {
            ...ClaimParts
          }
        }
      }
    }
  `,
  [FactWithEnds, ClaimParts],
);
