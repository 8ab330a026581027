import { claim, entity, type Fixture, source, statement, type Triple } from "./records.js";

/** The names by which the decoy is known. */
export const DECOY_DATASET = "Newsletter addresses of MLIT";
export const DECOY_INCIDENT = "Mail server breach at MLIT (2019)";

const MLIT = "agency:mlit";
const INCIDENT = "incident:decoy-mlit-mail-2019";
const DATASET = "dataset:decoy-mlit-newsletter";

const FACTS: readonly Triple[] = [
  [INCIDENT, "AFFECTED", MLIT],
  [INCIDENT, "EXPOSED", DATASET],
  [DATASET, "ORIGINATES_FROM", MLIT],
  [DATASET, "CONTAINS", "dataClass:e-mail-addresses"],
];

/**
 * A trap on the seed graph: an agency of the ProjectWEB incident had another breach, years before and by other ways,
 * which also exposed e-mail addresses. ProjectWEB - incident - MLIT - these addresses - E-mail addresses is as short as
 * the true path and as well attested, and it is false: nobody reached them through ProjectWEB.
 */
export const DECOY: readonly Fixture[] = [
  entity(INCIDENT, DECOY_INCIDENT),
  entity(DATASET, DECOY_DATASET),
  source("decoy-mlit-statement", { publishedAt: "2019-06" }),
  ...FACTS.flatMap((triple, index) => [
    statement(triple),
    claim(`decoy-${index}`, triple, MLIT, ["decoy-mlit-statement"], { speakerRole: "VICTIM" }),
  ]),
];
