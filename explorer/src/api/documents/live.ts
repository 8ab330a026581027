import { graphql } from "../graphql";
import { EntityParts, ClaimParts } from "./parts";

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
        operation {
          action
        }
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
