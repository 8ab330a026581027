import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchemaSync, type NonEmptyArray } from "type-graphql";
import { TimelineResolver } from "./belief/timeline-resolver.js";
import { BeliefQueries } from "./belief/belief-queries.js";
import { ClaimResolver, SourceResolver, StatementResolver } from "./belief/belief-resolvers.js";
import { CatalogueResolver } from "./catalogue/catalogue-resolver.js";
import { EntityFields } from "./entities/entity-fields.js";
import { ENTITY_RESOLVERS } from "./entities/entity-resolvers.js";
import { ENTITY_TYPES } from "./entities/entity-types.js";
import { RELATION_FIELDS } from "./entities/relation-fields.js";
import { NodeResolver } from "./node-resolver.js";
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
  NodeResolver,
  ...ENTITY_RESOLVERS,
  EntityFields,
  ...RELATION_FIELDS,
  BeliefQueries,
  TimelineResolver,
  StatementResolver,
  ClaimResolver,
  SourceResolver,
  CatalogueResolver,
];

let schema: GraphQLSchema | undefined;

/** The schema, built once a process: type-graphql keeps what decorators tell it in one global place. */
export function buildApiSchema(): GraphQLSchema {
  schema ??= buildSchemaSync({
    resolvers: RESOLVERS as unknown as NonEmptyArray<NewableFunction>,
    orphanedTypes: [...ENTITY_TYPES],
    validate: false,
  });
  return schema;
}
