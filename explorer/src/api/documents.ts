import { graphql } from "./graphql";

/** An entity as the canvas and the lists need it. */
export const EntityParts = graphql(`
  fragment EntityParts on Entity @_unmask {
    id
    kind
    name
  }
`);

/** A fact as it is drawn: who says what of it is read when it is looked at. */
export const FactParts = graphql(`
  fragment FactParts on Statement @_unmask {
    id
    status
    confidence
    admitted
    claims {
      id
      stance
      stands
      publishedAt
      knownFrom
    }
  }
`);

/** A claim with its speaker and its sources: the evidence. */
export const ClaimParts = graphql(`
  fragment ClaimParts on Claim @_unmask {
    id
    stance
    stands
    quote
    claimedAt
    publishedAt
    knownFrom
    certainty
    speakerRole
    marking
    by {
      id
      kind
      name
    }
    onBehalfOf {
      id
      kind
      name
    }
    sources {
      id
      title
      url
      kind
      publishedAt
      publisher {
        id
        name
      }
    }
    retracts {
      id
      quote
      publishedAt
    }
    supersedes {
      id
      quote
      publishedAt
    }
    restates {
      id
      quote
      publishedAt
    }
    measurements {
      kind
      value
      low
      high
      comparator
      asWritten
    }
  }
`);

export const PathParts = graphql(
  `
    fragment PathParts on Path @_unmask {
      id
      summary
      status
      confidence
      length
      knownSince
      measurements {
        kind
        value
        comparator
        asWritten
      }
      hops {
        index
        relation
        forward
        from {
          ...EntityParts
        }
        to {
          ...EntityParts
        }
        statement {
          ...FactParts
        }
      }
    }
  `,
  [EntityParts, FactParts],
);

export const Catalogue = graphql(`
  query Catalogue {
    kinds {
      kind
      typeName
      field
      description
      organization
      traversal
      legend {
        colour
        shape
      }
    }
    relations {
      relation
      phrase
      description
      from
      to
      field
      inverseField
      traversed
      time
    }
  }
`);

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
            ...FactParts
            predicate
            subject {
              ...EntityParts
            }
            object {
              ...EntityParts
            }
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
  [EntityParts, FactParts, ClaimParts],
);

/** What stands behind one fact, read when it is looked at. */
export const Evidence = graphql(
  `
    query Evidence($id: ID!, $lens: Lens, $policy: EvidencePolicy) {
      statement(id: $id, lens: $lens) {
        ...FactParts
        predicate
        subject {
          ...EntityParts
        }
        object {
          ...EntityParts
        }
        validity {
          from
          to
        }
        qualifiers {
          name
          value
        }
        measurements {
          kind
          value
          low
          high
          comparator
          asWritten
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
  [EntityParts, FactParts, ClaimParts],
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
            kind
            value
            low
            high
            comparator
            asWritten
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
  [EntityParts, ClaimParts],
);

export const Search = graphql(
  `
    query Search($text: String!, $kinds: [EntityKind!], $first: Int!) {
      search(text: $text, kinds: $kinds, first: $first) {
        edges {
          matched
          node {
            ...EntityParts
          }
        }
        pageInfo {
          hasNextPage
        }
      }
    }
  `,
  [EntityParts],
);

/** Asked for its refusal: for a name that nobody bears the API suggests others. */
export const NearNames = graphql(`
  query NearNames($name: String!) {
    subjectView(of: { name: $name }, first: 0) {
      pageInfo {
        hasNextPage
      }
    }
  }
`);

export const Entities = graphql(
  `
    query Entities($ids: [ID!]!) {
      nodes(ids: $ids) {
        ... on Entity {
          ...EntityParts
        }
      }
    }
  `,
  [EntityParts],
);

export const Figures = graphql(`
  query Figures {
    stats {
      entities
      facts
      claims
      sources
      byKind {
        kind
        count
      }
    }
  }
`);

export const Imports = graphql(`
  query Imports($first: Int!) {
    importJobs(first: $first) {
      id
      name
      state
      done
      total
      read
      rate
      secondsLeft
      error
      note
      startedAt
      finishedAt
    }
  }
`);

export const ImportProgress = graphql(`
  subscription ImportProgress($id: ID) {
    importProgress(id: $id) {
      id
      name
      state
      done
      total
      read
      rate
      secondsLeft
      error
      counts {
        created
        updated
        unchanged
        rejected
      }
      startedAt
      finishedAt
    }
  }
`);

export const ClaimRecorded = graphql(
  `
    subscription ClaimRecorded {
      claimRecorded {
        claim {
          ...ClaimParts
        }
        statement {
          id
          status
          predicate
          subject {
            ...EntityParts
          }
          object {
            ...EntityParts
          }
        }
      }
    }
  `,
  [EntityParts, ClaimParts],
);
