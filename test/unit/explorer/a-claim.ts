import type { Claim } from "../../../explorer/src/graph/model";

/** A claim as the explorer reads it: Andrew Kane's denial, with what is to be different. */
export function explorerClaim(different: Partial<Claim> = {}): Claim {
  return {
    id: "denial",
    stance: "DENIES",
    stands: true,
    quote: "The data is not from Fujitsu's systems.",
    claimedAt: "2021-09-10",
    publishedAt: "2021-09-10",
    knownFrom: "2021-09-11T00:00:00.000Z",
    certainty: null,
    speakerRole: "ALLEGED_VICTIM",
    marking: "CLEAR",
    by: { id: "kane", kind: "PERSON", name: "Andrew Kane" },
    onBehalfOf: { id: "fujitsu", kind: "COMPANY", name: "Fujitsu" },
    sources: [
      {
        id: "zdnet-article",
        title: "ZDNet on Fujitsu's findings",
        url: "https://zdnet.example/fujitsu",
        kind: "ARTICLE",
        publishedAt: "2021-09-10",
        publisher: { id: "zdnet", name: "ZDNet" },
      },
    ],
    retracts: [],
    supersedes: [],
    restates: [],
    measurements: [],
    ...different,
  };
}
