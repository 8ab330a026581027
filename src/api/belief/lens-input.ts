import { Field, ID, InputType, Int } from "type-graphql";
import { EVIDENCE_PRESET, SPEAKER_ROLE, STATUS } from "../../belief/vocabularies.js";
import { CURRENT_BEST, type EvidencePolicy, type Lens } from "../../belief/lens.js";
import type { EvidencePreset, SpeakerRole, Status } from "../../belief/vocabularies.js";
import { InputRefused, RefusalReason } from "../../shared/errors.js";
import { enumOf, enumsOf } from "../schema/enums.js";
import { DateTimeScalar, FuzzyDateScalar } from "../schema/scalars.js";

@InputType("EvidencePolicy", {
  description: "A rule of evidence: which statements a reader accepts. What is left out asks nothing.",
})
export class EvidencePolicyInput {
  @Field(enumOf(EVIDENCE_PRESET), {
    nullable: true,
    description: "A named rule, CURRENT_BEST if it is left out; the other fields narrow it.",
  })
  preset?: EvidencePreset | null;

  @Field(enumsOf(STATUS), {
    nullable: true,
    description: "The statuses to let in, in place of the preset's.",
  })
  statuses?: Status[] | null;

  @Field(() => Int, { nullable: true, description: "The lowest confidence to let in, 0 to 100." })
  minConfidence?: number | null;

  @Field(() => Int, { nullable: true, description: "The least number of independent roots to let in." })
  minIndependentRoots?: number | null;

  @Field(enumsOf(SPEAKER_ROLE), {
    nullable: true,
    description: "A standing assertion by one of these is needed.",
  })
  requireSpeakerRoles?: SpeakerRole[] | null;

  @Field(enumsOf(SPEAKER_ROLE), {
    nullable: true,
    description: "Claims by these are read as if they did not exist.",
  })
  excludeSpeakerRoles?: SpeakerRole[] | null;

  @Field(() => [ID], { nullable: true, description: "Sources that are read as if they did not exist." })
  excludeSources?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Claims that are read as if they did not exist." })
  excludeClaims?: string[] | null;
}

@InputType("Lens", {
  description:
    "As of when, on each of three clocks, and under what rule of evidence. What is left out means now, any time, CURRENT_BEST.",
})
export class LensInput {
  @Field(() => FuzzyDateScalar, { nullable: true, description: "Valid time: when it was so in the world." })
  validAt?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Publication time: only what had been said in public by then.",
  })
  publishedBefore?: number | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Record time: only what this database held then.",
  })
  recordedBefore?: number | null;

  @Field(() => EvidencePolicyInput, { nullable: true, description: "The rule of evidence." })
  policy?: EvidencePolicyInput | null;
}

/** The lens of an input; what it leaves out comes from `base`. `path` says where it stands, for the message. */
export function toLens(input: LensInput | null | undefined, base: Lens, path = "lens"): Lens {
  if (!input) return base;
  return {
    validAt: input.validAt ?? base.validAt,
    publishedBefore: input.publishedBefore ?? base.publishedBefore,
    recordedBefore: input.recordedBefore ?? base.recordedBefore,
    policy: input.policy ? toPolicy(input.policy, `${path}.policy`) : base.policy,
  };
}

function toPolicy(input: EvidencePolicyInput, path: string): EvidencePolicy {
  const refuse = (field: string, problem: string): InputRefused =>
    new InputRefused(RefusalReason.InvalidValue, `${path}.${field}: ${problem}`, {
      path: `${path}.${field}`,
    });
  if (Object.values(input).every((value) => value == null)) {
    const problem = `${path}: expected one field at least, got an empty policy; leave it out for CURRENT_BEST.`;
    throw new InputRefused(RefusalReason.InvalidValue, problem, { path });
  }
  const { statuses, minConfidence, minIndependentRoots } = input;
  if (statuses?.length === 0)
    throw refuse("statuses", "expected one status at least; an empty list lets nothing in.");
  if (minConfidence != null && (minConfidence < 0 || minConfidence > 100)) {
    throw refuse("minConfidence", `expected 0 to 100, got ${minConfidence}.`);
  }
  if (minIndependentRoots != null && minIndependentRoots < 0) {
    throw refuse("minIndependentRoots", `expected 0 or more, got ${minIndependentRoots}.`);
  }
  return {
    preset: input.preset ?? CURRENT_BEST.preset,
    statuses: statuses ?? null,
    minConfidence: minConfidence ?? 0,
    minIndependentRoots: minIndependentRoots ?? 0,
    requireSpeakerRoles: input.requireSpeakerRoles ?? [],
    excludeSpeakerRoles: input.excludeSpeakerRoles ?? [],
    excludeSources: input.excludeSources ?? [],
    excludeClaims: input.excludeClaims ?? [],
  };
}
