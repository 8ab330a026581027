import { findSources, findSourcesByUrl } from "../belief/belief-store.js";
import type { Source } from "../belief/source.js";
import { sourceId } from "../records/ids.js";
import type { SourceInput } from "./claim-input.js";
import { idNamed } from "./name-entities.js";
import type { Act } from "./speak.js";
import { refuse } from "./user-error.js";
import type { Said } from "./write-said.js";

/** A source that an act refers to: its id, and the record of it if it is new. */
export interface SaidSource {
  readonly id: string;
  readonly said: readonly Said[];
}

/** The sources of a claim. */
export async function saySources(act: Act, inputs: readonly SourceInput[]): Promise<SaidSource[]> {
  if (inputs.length === 0) {
    throw refuse(
      "INVALID_VALUE",
      "sources",
      "sources: expected one at least, got none.",
      "Say where it was published.",
    );
  }
  const sources: SaidSource[] = [];
  for (const [index, input] of inputs.entries()) {
    const path = `sources[${index}]`;
    const source = await saySource(act, input, path, index);
    refuseTwice(sources, source.id, path);
    sources.push(source);
  }
  return sources;
}

/** A source by id, or a new one, told apart by its address or by the operation that recorded it. */
export async function saySource(
  act: Act,
  input: SourceInput,
  path: string,
  index: number,
): Promise<SaidSource> {
  const { id, ...described } = input;
  const fields = Object.entries(described).filter(([, value]) => value != null);
  if (id != null) {
    if (fields.length > 0) {
      const problem = `${path}: expected an id or the description of a new source, got both.`;
      throw refuse("INVALID_COMBINATION", path, problem, "Leave one of them out.");
    }
    return { id: (await getSource(act, id, path)).id, said: [] };
  }
  if (input.kind == null || input.title == null) {
    throw refuse(
      "INVALID_VALUE",
      path,
      `${path}: a new source needs a kind and a title.`,
      "Or give the id of one that is there.",
    );
  }
  const key = input.url?.trim() ?? `operation:${act.key}:${index}`;
  if (input.url != null) await refuseKnown(act, key, path);
  const record = {
    ...described,
    record: "source",
    source: key,
    publisher: await idNamed(act, input.publisher, `${path}.publisher`),
    author: await idNamed(act, input.author, `${path}.author`),
  };
  return { id: sourceId(key), said: [{ at: path, record }] };
}

export async function getSource(act: Act, id: string, path: string): Promise<Source> {
  const source = (await findSources(act.writer, [id], act.tlp)).get(id);
  if (source) return source;
  throw refuse("UNKNOWN_ID", path, `${path}: no source has the id "${id.slice(0, 100)}".`);
}

/** A source is told apart by its address, or by the key of the record that brought it. */
async function refuseKnown(act: Act, url: string, path: string): Promise<void> {
  const id = sourceId(url);
  const [atUrl] = await findSourcesByUrl(act.writer, url, act.tlp);
  const known = atUrl ?? (await findSources(act.writer, [id], act.tlp)).get(id);
  if (!known) return;
  const problem = `${path}.url: "${known.title}" is known at this address.`;
  throw refuse(
    "POSSIBLE_DUPLICATE",
    `${path}.url`,
    problem,
    `Give { id: "${known.id}" } in place of a description.`,
  );
}

/** Two new sources of one act cannot have one address. */
function refuseTwice(sources: readonly SaidSource[], id: string, path: string): void {
  if (!sources.some((source) => source.id === id && source.said.length > 0)) return;
  const problem = `${path}.url: another new source of this input has the same address.`;
  throw refuse("POSSIBLE_DUPLICATE", `${path}.url`, problem, "Describe it once.");
}
