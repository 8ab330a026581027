import "reflect-metadata";
import { type GraphQLSchema, isAbstractType } from "graphql";
import { buildSchemaSync, type NonEmptyArray, type PubSub } from "type-graphql";
import { TimelineResolver } from "./belief/timeline-resolver.js";
import { BeliefQueries } from "./belief/belief-queries.js";
import { ClaimResolver, SourceResolver, StatementResolver } from "./belief/belief-resolvers.js";
import { CatalogueResolver } from "./catalogue/catalogue-resolver.js";
import { EntityFields } from "./entities/entity-fields.js";
import { ENTITY_RESOLVERS } from "./entities/entity-resolvers.js";
import { ENTITY_TYPES } from "./entities/entity-types.js";
import { RELATION_FIELDS } from "./entities/relation-fields.js";
import { IdentityResolver } from "./identity/identity-resolver.js";
import { ImportProgressResolver } from "./importing/import-progress.js";
import { ImportResolver } from "./importing/import-resolver.js";
import { JournalResolver, OperationResolver } from "./journal/journal-resolver.js";
import { ClaimRecordedResolver } from "./live/claim-recorded.js";
import { TraceChangedResolver } from "./live/trace-changed.js";
import { NeighbourSummaryResolver } from "./neighbourhood/neighbour-summary-resolver.js";
import { SubgraphResolver } from "./neighbourhood/subgraph-resolver.js";
import { NodeResolver } from "./node-resolver.js";
import type { Typed } from "./schema/node-type.js";
import { ConflictResolver, ConflictSideResolver } from "./questions/conflict-resolver.js";
import {
  CorroborationResolver,
  EchoResolver,
  StatementCorroborationResolver,
} from "./questions/corroboration-resolver.js";
import {
  DatasetExposureResolver,
  ExposureResolver,
  SourceExposureResolver,
} from "./questions/exposure-resolver.js";
import { SubjectViewResolver } from "./questions/subject-view-resolver.js";
import { SearchResolver } from "./search/search-resolver.js";
import { CompareResolver } from "./trace/compare-resolver.js";
import { SpeechResolver } from "./speech/speech-resolver.js";
import { HopResolver, PathResolver, TraceResolver } from "./trace/trace-resolver.js";

const RESOLVERS = [
  TraceResolver,
  CompareResolver,
  PathResolver,
  HopResolver,
  ExposureResolver,
  DatasetExposureResolver,
  SourceExposureResolver,
  ConflictResolver,
  ConflictSideResolver,
  StatementCorroborationResolver,
  CorroborationResolver,
  EchoResolver,
  SubjectViewResolver,
  SearchResolver,
  SubgraphResolver,
  NodeResolver,
  ...ENTITY_RESOLVERS,
  EntityFields,
  NeighbourSummaryResolver,
  ...RELATION_FIELDS,
  BeliefQueries,
  TimelineResolver,
  StatementResolver,
  ClaimResolver,
  SourceResolver,
  CatalogueResolver,
  SpeechResolver,
  JournalResolver,
  OperationResolver,
  ImportResolver,
  ClaimRecordedResolver,
  TraceChangedResolver,
  ImportProgressResolver,
  IdentityResolver,
];

/** type-graphql asks for one where there are subscriptions; ours each bring a source of their own. */
const NO_TOPICS: PubSub = {
  publish: () => {},
  subscribe: (topic) => {
    throw new Error(`Nothing is published under the topic "${topic}".`);
  },
};

let schema: GraphQLSchema | undefined;

/** The schema, built once a process: type-graphql keeps what decorators tell it in one global place. */
export function buildApiSchema(): GraphQLSchema {
  schema ??= resolvingTypesAtOnce(
    buildSchemaSync({
      resolvers: RESOLVERS as unknown as NonEmptyArray<NewableFunction>,
      orphanedTypes: [...ENTITY_TYPES],
      validate: false,
      pubSub: NO_TOPICS,
    }),
  );
  return schema;
}

/** type-graphql resolves each type behind a promise: one more for every row, and compiled code cannot wait for it. */
function resolvingTypesAtOnce(built: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(built.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = (value: unknown) => (value as Typed).typeName;
  }
  return built;
}
