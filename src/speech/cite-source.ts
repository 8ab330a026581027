import { integer } from "../graph/graph.js";
import { LINKS, FIND_CIRCLES } from "../records/write-queries.js";
import type { SourceInput } from "./claim-input.js";
import { checkClaims } from "./find-claim.js";
import { getSource, saySource } from "./say-sources.js";
import { type Act, type ActInput, type Author, speak, type Spoken } from "./speak.js";
import { refuse } from "./user-error.js";
import { writeSaid } from "./write-said.js";

export interface CiteSourceInput extends ActInput {
  readonly source: SourceInput;
  /** Claims that were published there, too. */
  readonly claims?: readonly string[] | null;
  /** Sources that it cites. */
  readonly cites?: readonly string[] | null;
}

export interface SaidSourceId {
  readonly sourceId: string;
}

/** Records a source, or adds to one that is there: which claims were published in it, and which sources it cites. */
export function citeSource(author: Author, input: CiteSourceInput): Promise<Spoken<SaidSourceId>> {
  return speak(author, "CITE_SOURCE", input, async (act) => {
    const { id, said } = await saySource(act, input.source, "source", 0);
    await writeSaid(act, said);
    const claims = input.claims ?? [];
    const cites = input.cites ?? [];
    if (said.length === 0 && claims.length + cites.length === 0) {
      const problem =
        "claims: expected claims or cited sources to add to a source that is there, got neither.";
      throw refuse("INVALID_VALUE", "claims", problem);
    }
    await checkClaims(act, claims, "claims");
    for (const [index, cited] of cites.entries()) {
      if (cited === id)
        throw refuse("SELF_REFERENCE", `cites[${index}]`, `cites[${index}]: a source cannot cite itself.`);
      await getSource(act, cited, `cites[${index}]`);
    }
    await link(act, id, claims, cites);
    return { result: { sourceId: id }, touched: [id, ...claims], changes: [] };
  });
}

async function link(
  act: Act,
  id: string,
  claims: readonly string[],
  cites: readonly string[],
): Promise<void> {
  const recorded = { at: act.at, sequence: integer(act.sequence) };
  await act.writer.run(LINKS.publishedIn, { rows: claims.map((from) => ({ from, to: id })), ...recorded });
  await act.writer.run(LINKS.cites, { rows: cites.map((to) => ({ from: id, to })), ...recorded });
  const circles = await act.writer.read(FIND_CIRCLES, { ids: [id] });
  if (circles.length === 0) return;
  const problem = "cites: the source would lead back to itself by its citations.";
  throw refuse("CITATION_CIRCLE", "cites", problem, "Leave out the source that already leads to this one.");
}
