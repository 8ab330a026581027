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

/** A fact with its two ends, for what is no line with ends of its own. */
export const FactWithEnds = graphql(
  `
    fragment FactWithEnds on Statement @_unmask {
      ...FactParts
      predicate
      subject {
        ...EntityParts
      }
      object {
        ...EntityParts
      }
    }
  `,
  [EntityParts, FactParts],
);

export const MeasurementParts = graphql(`
  fragment MeasurementParts on Measurement @_unmask {
    kind
    value
    low
    high
    comparator
    asWritten
  }
`);

/** A claim that another one withdraws, replaces or repeats. */
const EarlierClaim = graphql(`
  fragment EarlierClaim on Claim @_unmask {
    id
    quote
    publishedAt
  }
`);

/** A claim with its speaker and its sources: the evidence. */
export const ClaimParts = graphql(
  `
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
        ...EntityParts
      }
      onBehalfOf {
        ...EntityParts
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
        ...EarlierClaim
      }
      supersedes {
        ...EarlierClaim
      }
      restates {
        ...EarlierClaim
      }
      measurements {
        ...MeasurementParts
      }
    }
  `,
  [EntityParts, EarlierClaim, MeasurementParts],
);

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
        ...MeasurementParts
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
  [EntityParts, FactParts, MeasurementParts],
);
