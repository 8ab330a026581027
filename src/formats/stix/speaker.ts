import { given, entity, source } from "../drafts.js";
import type { FileContext, RecordDraft } from "../format.js";
import type { Extended } from "./extension.js";
import { markingOf } from "./markings.js";
import { type StixObject, toMoment } from "./object.js";

/** Who says an object, and where it was published. */
interface Said {
  readonly by: string;
  readonly sources: [string, ...string[]];
  /** The speaker and the sources, where they are no objects of their own. */
  readonly records: readonly RecordDraft[];
}

/** A claim, but for what it is about. */
export type Spoken = Omit<Extract<RecordDraft, { record: "claim" }>, "record" | "about" | "stance">;

/** The claim that an object is: as our own extension tells it, or as its producer's. */
export function spokenBy(
  object: StixObject,
  file: FileContext,
  extended: Extended["claim"],
): { readonly spoken: Spoken; readonly records: readonly RecordDraft[] } {
  const certainty = given({ certainty: object.confidence ?? undefined });
  // What the extension says is checked with the records that are made of it.
  if (extended) return { spoken: { ...extended, ...certainty } as unknown as Spoken, records: [] };
  const { by, sources, records } = saidBy(object, file);
  const published = given({ publishedAt: toMoment(object.created) });
  return {
    spoken: { claim: `stix/${object.id}`, by, speakerRole: "ANALYST", sources, ...published, ...certainty },
    records,
  };
}

/** Kinds that can speak. */
const SPEAKERS = /^(company|affiliate|agency|publisher|person|threatActor|marketplace):/;

/**
 * The producer is the one that an object names as its creator. Where that one is nowhere to be found, or none is named, an unnamed
 * producer of this id or bundle stands in: two of them are not taken for one.
 */
function saidBy(object: StixObject, file: FileContext): Said {
  const bundle = typeof file.envelope["id"] === "string" ? file.envelope["id"] : file.name;
  const creator = object.created_by_ref ?? undefined;
  const known = creator === undefined ? undefined : file.refOf(creator);
  const by =
    known !== undefined && SPEAKERS.test(known) ? known : `publisher:stix producer ${creator ?? bundle}`;
  const published = (object.external_references ?? []).flatMap(({ url, source_name: name }) =>
    url ? [{ url, name }] : [],
  );
  const articles = [...new Map(published.map((each) => [each.url, each])).values()];
  const [first, ...rest] = articles.length > 0 ? articles.map(({ url }) => url) : [`stix/${bundle}`];
  return {
    by,
    sources: [first ?? "", ...rest],
    records: [
      ...(by === known ? [] : [entity(by, `Unnamed producer of ${creator ?? bundle}`)]),
      ...articles.map(({ url, name }) =>
        source(url, { kind: "RESEARCH", title: name?.trim() || url, url, marking: markingOf(object) }),
      ),
      ...(articles.length > 0
        ? []
        : [source(`stix/${bundle}`, { kind: "RESEARCH", title: `STIX bundle ${bundle}` })]),
    ],
  };
}
