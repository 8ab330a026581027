import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { JOB_STATE } from "../../importing/run/job.js";
import { OUTCOME } from "../../importing/run/verdict.js";
import { makeConnectionType } from "../schema/connection-type.js";
import { enumOf } from "../schema/enums.js";
import { DateTimeScalar } from "../schema/scalars.js";

@ObjectType("ImportCounts", { description: "How many items had each outcome.", simpleResolvers: true })
export class ImportCountsType {
  @Field(() => Int, { description: "New." })
  created!: number;

  @Field(() => Int, { description: "There before; something is new." })
  updated!: number;

  @Field(() => Int, { description: "There before, as they are." })
  unchanged!: number;

  @Field(() => Int, { description: "Well-formed, and nothing to record." })
  skipped!: number;

  @Field(() => Int, { description: "Wrong; nothing of them was recorded." })
  rejected!: number;
}

@ObjectType("ImportVerdict", {
  description: "What became of one item of an imported file, and why.",
  simpleResolvers: true,
})
export class ImportVerdictType {
  @Field(() => String, { description: 'Name of the file; in an archive "archive.zip!/entry.json".' })
  file!: string;

  @Field(() => String, {
    description: 'Where in it: a line\'s number, or a JSON pointer such as "/objects/3"; empty for the file.',
  })
  at!: string;

  @Field(enumOf(OUTCOME), { description: "What became of it." })
  outcome!: string;

  @Field(() => ID, {
    nullable: true,
    description: "Id of the node that its own record writes; null for none.",
  })
  id!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What that node is: entity, source, statement, claim or original.",
  })
  record!: string | null;

  @Field(() => String, { nullable: true, description: "Why it was skipped or rejected." })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: "What to do about it." })
  suggestion!: string | null;

  @Field(() => [String], { description: "What of it was not taken over." })
  notes!: string[];
}

export const ImportVerdictConnection = makeConnectionType({
  name: "ImportVerdict",
  description: "verdicts, in the order in which they fell.",
  node: () => ImportVerdictType,
  counted: false,
});

@ObjectType("ImportJob", {
  description: "An import of files: how far it is, and what became of their items.",
})
export class ImportJobType {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => String, { description: "Names of its files." })
  name!: string;

  @Field(enumOf(JOB_STATE), { description: "How far it is." })
  state!: string;

  @Field(() => Boolean, { description: "Whether it only tells what it would do." })
  dryRun!: boolean;

  @Field(() => String, { description: "Who asked for it." })
  who!: string;

  @Field(() => String, { nullable: true, description: "Why, for the journal." })
  note!: string | null;

  @Field(() => String, { description: "SHA-256 of what is imported, and how." })
  fingerprint!: string;

  @Field(() => DateTimeScalar, { description: "When it was asked for." })
  startedAt!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it ended; null before." })
  finishedAt!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "How much of the files was read before writing, 0 to 1.",
  })
  read!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "How many items its files have; null until they were read.",
  })
  total!: number | null;

  @Field(() => Int, { description: "How many of them have their verdict." })
  done!: number;

  @Field(() => ImportCountsType, { description: "How many items had each outcome." })
  counts!: ImportCountsType;

  @Field(() => Float, { nullable: true, description: "Items a second; null before the first." })
  rate!: number | null;

  @Field(() => Float, { nullable: true, description: "Seconds until it is done, if it goes on like this." })
  secondsLeft!: number | null;

  @Field(() => String, { nullable: true, description: "Why it failed; null if it did not." })
  error!: string | null;
}

@InputType("ImportBundleInput", { description: "A small file, as text; larger ones are posted to /import." })
export class ImportBundleInputType {
  @Field(() => String, { description: "Name of the file, for the verdicts." })
  name!: string;

  @Field(() => String, { description: "What it holds." })
  content!: string;

  @Field(() => String, {
    nullable: true,
    description: "Name of its format; it is recognized where none is given.",
  })
  format?: string | null;

  @Field(() => String, { nullable: true, description: "The text of a mapping file, for a table." })
  mapping?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: "Whether only to tell what it would do." })
  dryRun!: boolean;

  @Field(() => String, { nullable: true, description: "Why, for the journal." })
  note?: string | null;
}
