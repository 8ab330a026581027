import { graphql } from "./graphql";

/** Values of the schema's enums, by the enums' names. */
export type EntityKind = ReturnType<typeof graphql.scalar<"EntityKind">>;
export type RelationKind = ReturnType<typeof graphql.scalar<"RelationKind">>;
export type StatementStatus = ReturnType<typeof graphql.scalar<"StatementStatus">>;
export type EvidencePreset = ReturnType<typeof graphql.scalar<"EvidencePreset">>;
export type TraceMode = ReturnType<typeof graphql.scalar<"TraceMode">>;
export type Direction = ReturnType<typeof graphql.scalar<"Direction">>;
export type ClaimStance = ReturnType<typeof graphql.scalar<"ClaimStance">>;
