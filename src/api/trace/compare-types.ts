import { Field, ObjectType } from "type-graphql";
import { SourceType } from "../belief/source-type.js";
import { ClaimType } from "../belief/claim-type.js";
import { PathType, TraceResultType } from "./trace-types.js";

@ObjectType("PathChange", { description: "The same hops, believed differently.", simpleResolvers: true })
export class PathChangeType {
  @Field(() => PathType, { description: "The path as it was seen before." })
  before!: PathType;

  @Field(() => PathType, { description: "The path as it is seen after." })
  after!: PathType;
}

@ObjectType("TraceDiff", {
  description: "What differs between two answers to one trace, and because of which claims.",
  simpleResolvers: true,
})
export class TraceDiffType {
  @Field(() => [PathType], { description: "Paths that are only in the later answer." })
  appeared!: PathType[];

  @Field(() => [PathType], {
    description: "Paths that are only in the earlier answer, as they were seen then.",
  })
  vanished!: PathType[];

  @Field(() => [PathChangeType], { description: "Paths in both, with another status or confidence." })
  changed!: PathChangeType[];

  @Field(() => [ClaimType], {
    description:
      "The claims that one of the two lenses lets in and the other does not, and that moved a hop.",
  })
  because!: ClaimType[];

  @Field(() => TraceResultType, { description: "The earlier answer, whole." })
  before!: TraceResultType;

  @Field(() => TraceResultType, { description: "The later answer, whole." })
  after!: TraceResultType;
}

@ObjectType("EvidenceCut", {
  description: "Sources that carry every path between them.",
  simpleResolvers: true,
})
export class EvidenceCutType {
  @Field(() => [SourceType], { description: "If these were lost, no path would be left." })
  sources!: SourceType[];
}
