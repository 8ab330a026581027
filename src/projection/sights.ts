import type { Lens } from "../belief/lens.js";
import { STATEMENTS_OF_C } from "../belief/belief-query.js";
import { findBeliefs } from "../belief/belief-store.js";
import { type GraphReader, integer } from "../graph/graph.js";
import { defineQuery } from "../graph/query.js";
import type { Projection } from "./projection.js";
import type { Snapshot } from "./projection-keeper.js";
import { type Exceptions, Sight } from "./sight.js";

/** How many sights are kept. Each takes a byte a fact. */
const MOST_KEPT = 24;
/** A lens that looks away from the evidence of more statements than this is not worth an index. */
const MOST_EXCEPTIONS = 20_000;

// What a lens looks away from, a form of evidence does not name.
const EXCEPTED = defineQuery(
  "trace.excepted",
  `UNWIND $claims + $sources AS id
   CALL (id) {
     MATCH (c:Claim {id: id}) ${STATEMENTS_OF_C} RETURN s
     UNION
     MATCH (:Source {id: id})<-[:PUBLISHED_IN]-(c:Claim) ${STATEMENTS_OF_C} RETURN s
   }
   WITH DISTINCT s LIMIT $limit RETURN s.id AS id`,
);

interface Kept {
  readonly key: string;
  readonly sight: Sight;
  /** Null where it holds through changes; else the snapshot that its exceptions are of. */
  readonly of: Snapshot | null;
}

/** The sights of a projection that were asked for lately: who asks again through the same lens finds verdicts. */
export class Sights {
  private projection: Projection | null = null;
  /** The latest used last. */
  private kept: Kept[] = [];

  /** How a lens and a viewer see a snapshot; null where the lens looks away from too much. */
  async through(snapshot: Snapshot, lens: Lens, tlp: number, reader: GraphReader): Promise<Sight | null> {
    if (isPlain(lens)) return this.throughPlain(snapshot.projection, lens, tlp);
    this.turnTo(snapshot.projection);
    const known = this.find(lens, tlp, snapshot);
    if (known) return known;
    const exceptions = await findExceptions(snapshot.projection, lens, tlp, reader);
    if (!exceptions || snapshot.projection !== this.projection) return null;
    return this.keep(new Sight(snapshot.projection, lens, tlp, exceptions), lens, tlp, snapshot);
  }

  /** The same for a lens that looks away from no claim and no source (`isPlain`): nothing has to be read for it. */
  throughPlain(projection: Projection, lens: Lens, tlp: number): Sight {
    this.turnTo(projection);
    return this.find(lens, tlp, null) ?? this.keep(new Sight(projection, lens, tlp), lens, tlp, null);
  }

  private find(lens: Lens, tlp: number, of: Snapshot | null): Sight | undefined {
    const key = keyOf(lens, tlp);
    const known = this.kept.find(
      (each) => each.key === key && each.of === of && each.sight.serves(lens.publishedBefore),
    );
    if (!known) return undefined;
    if (known !== this.kept.at(-1)) this.kept = [...this.kept.filter((each) => each !== known), known];
    return known.sight;
  }

  private keep(sight: Sight, lens: Lens, tlp: number, of: Snapshot | null): Sight {
    this.kept.push({ key: keyOf(lens, tlp), sight, of });
    for (const old of this.kept.splice(0, this.kept.length - MOST_KEPT)) old.sight.close();
    return sight;
  }

  get bytes(): number {
    return this.kept.reduce((sum, { sight }) => sum + sight.bytes, 0);
  }

  private turnTo(projection: Projection): void {
    if (projection === this.projection) return;
    this.projection = projection;
    this.kept = [];
  }
}

/** Whether a lens sees nothing else in a fact than its form of evidence tells. */
export function isPlain({ policy }: Lens): boolean {
  return policy.excludeClaims.length + policy.excludeSources.length === 0;
}

/** The same for lenses that differ in their clock of publication only. */
function keyOf({ policy, validAt, recordedBefore }: Lens, tlp: number): string {
  return JSON.stringify([tlp, policy, validAt, String(recordedBefore)]);
}

async function findExceptions(
  projection: Projection,
  { policy }: Lens,
  tlp: number,
  reader: GraphReader,
): Promise<Exceptions | null> {
  const rows = await reader.read(EXCEPTED, {
    claims: policy.excludeClaims,
    sources: policy.excludeSources,
    limit: integer(MOST_EXCEPTIONS),
  });
  if (rows.length === MOST_EXCEPTIONS) return null;
  const ids = rows.map((row) => row.get("id") as string);
  const beliefs = await findBeliefs(reader, ids, tlp);
  return new Map([...beliefs].map(([id, belief]) => [projection.facts.ids.find(id), belief]));
}
