import { graphql } from "../graphql";
import { EntityParts } from "./parts";

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
