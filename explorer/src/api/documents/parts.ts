import { graphql } from "../graphql";

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
