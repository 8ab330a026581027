import { given, say } from "../drafts.js";
import { extensionOf } from "./extension.js";
import type { FileContext, Mapped, RecordDraft } from "../format.js";
import { type StixObject, toMoment } from "./object.js";
import { relationOf } from "./relations.js";
import { type Spoken, spokenBy } from "./speaker.js";

type Triple = [string, string, string];

/** A relationship as a statement and its producer's claim; kept as it is where it has no place here. */
export function mapRelationship(object: StixObject, original: OriginalDraft, file: FileContext): Mapped {
  const { relationship_type: type, source_ref: from, target_ref: to } = object;
  if (!type || !from || !to) {
    const problem = "expected a relationship with relationship_type, source_ref and target_ref";
    return { problems: [{ field: "", problem }] };
  }
  const [subject, target] = [file.refOf(from), file.refOf(to)];
  const extension = extensionOf(object);
  if (extension?.unclaimed) {
    return { records: [original], notes: ["kept as it is: nobody asserts it, opinions are about it"] };
  }
  const relation = subject && target ? (extension?.relation ?? relationOf(type, subject, target)) : undefined;
  if (!subject || !target || !relation || subject === target) {
    return { records: [original], notes: [whyKept(type, [from, subject], [to, target])] };
  }
  const about: Triple = [subject, relation, target];
  const { spoken, records } = spokenBy(object, file, extension?.claim);
  const { marking } = original;
  return {
    records: [
      { ...original, about },
      ...records,
      ...say({
        statement: about,
        statementIs: {
          marking,
          ...given({ validFrom: toMoment(object.start_time), validTo: toMoment(object.stop_time) }),
          ...extension?.statement,
        },
        claim: { marking, ...spoken, ...given({ quote: object.description?.trim() }) },
      }),
      // Of a claim of ours, the one that withdraws it is told as well.
      ...(object.revoked && !extension?.claim ? [retraction(about, spoken, object, marking)] : []),
    ],
  };
}

export type OriginalDraft = Extract<RecordDraft, { record: "original" }>;

function retraction(
  about: Triple,
  { claim, by, speakerRole, sources }: Spoken,
  object: StixObject,
  marking: OriginalDraft["marking"],
): RecordDraft {
  return {
    record: "claim",
    claim: `${claim}/revoked`,
    about,
    stance: "DECLINES_TO_CONFIRM",
    retracts: [claim],
    ...{ by, speakerRole, sources, marking },
    ...given({ publishedAt: toMoment(object.modified) }),
  };
}

function whyKept(
  type: string,
  [from, subject]: readonly [string, string | undefined],
  [to, target]: readonly [string, string | undefined],
): string {
  const missing = [...(subject === undefined ? [from] : []), ...(target === undefined ? [to] : [])];
  if (missing.length > 0) {
    return `kept as it is: ${missing.join(" and ")} came with no import yet. Import its bundle, and this one again, to record the relationship.`;
  }
  if (!subject || !target) return `kept as it is: ${subject ? to : from} is no entity here`;
  return `kept as it is: no relation says "${type}" of these two`;
}
