import { given, say } from "../drafts.js";
import type { FileContext, Mapped } from "../format.js";
import { extensionOf } from "./extension.js";
import type { OriginalDraft } from "./map-relationship.js";
import type { StixObject } from "./object.js";
import { spokenBy } from "./speaker.js";

/** An opinion of our own making is a claim that denies, qualifies or leaves open what it is about; others are kept as they are. */
export function mapOpinion(object: StixObject, original: OriginalDraft, file: FileContext): Mapped {
  const { about, stance, claim, statement } = extensionOf(object) ?? {};
  if (!about || !stance)
    return { records: [original], notes: ["kept as it is: whose opinion it is of which fact is not said"] };
  const { spoken, records } = spokenBy(object, file, claim);
  const { marking } = original;
  return {
    records: [
      { ...original, about },
      ...records,
      ...say({
        statement: about,
        statementIs: { marking, ...statement },
        claim: { marking, ...spoken, stance, ...given({ quote: object.explanation?.trim() }) },
      }),
    ],
  };
}
