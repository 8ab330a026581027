import { findBeliefs } from "../belief/belief-store.js";
import type { Statement } from "../belief/claim.js";
import { statementId } from "../records/ids.js";
import type { AboutInput } from "./claim-input.js";
import { entityNamed } from "./name-entities.js";
import type { Act } from "./speak.js";
import { refuse } from "./user-error.js";
import type { Said } from "./write-said.js";

/** What a claim is about: the triple, and the record of the statement if it is new. */
export interface SaidAbout {
  readonly triple: readonly [subject: string, predicate: string, object: string];
  readonly statementId: string;
  readonly said: readonly Said[];
}

/** The statement that is meant: one that is there, or a new one. */
export async function sayAbout(act: Act, about: AboutInput): Promise<SaidAbout> {
  const { statement: id, subject, predicate, object } = about;
  const isTriple = subject != null && predicate != null && object != null;
  if (id != null && (subject ?? predicate ?? object) != null) {
    throw refuse(
      "INVALID_COMBINATION",
      "about",
      "about: expected `statement` or a triple, got both.",
      "Leave one of them out.",
    );
  }
  if (id != null) return ofKnown(await getStatement(act, id), about);
  if (!isTriple) {
    const problem = "about: expected a statement, or a subject, a predicate and an object.";
    throw refuse(
      "INVALID_VALUE",
      "about",
      problem,
      "Find the id of a statement in `trace`, `search` or `statements`.",
    );
  }
  const from = await entityNamed(act, subject, "about.subject");
  const to = await entityNamed(act, object, "about.object");
  if (from.id === to.id) {
    throw refuse(
      "SELF_REFERENCE",
      "about.object",
      `about.object: "${to.name}" is the subject, too.`,
      "Name two entities.",
    );
  }
  const statement = statementId(from.id, predicate, to.id);
  const known = (await findBeliefs(act.writer, [statement], act.tlp)).get(statement)?.statement;
  // An undone merge may have left this id standing for the statement of the entity that had been merged.
  if (known?.id === statement) return ofKnown(known, about);
  const { validFrom, validTo, qualifiers, marking } = about;
  const triple = [from.id, predicate, to.id] as const;
  const record = { record: "statement", statement: triple, validFrom, validTo, qualifiers, marking };
  return { triple, statementId: statement, said: [{ at: "", record }] };
}

async function getStatement(act: Act, id: string): Promise<Statement> {
  const belief = (await findBeliefs(act.writer, [id], act.tlp)).get(id);
  if (belief) return belief.statement;
  throw refuse(
    "UNKNOWN_ID",
    "about.statement",
    `about.statement: no statement has the id "${id.slice(0, 100)}".`,
  );
}

/** A statement is what it is: a claim about it cannot give it another validity. */
function ofKnown(known: Statement, about: AboutInput): SaidAbout {
  const { validFrom, validTo, marking } = about;
  const own = Object.entries(about.qualifiers ?? {}).map(
    ([name, value]) => [`qualifiers.${name}`, value, known.qualifiers[name]] as const,
  );
  const said = [
    ["validFrom", validFrom, known.validFrom] as const,
    ["validTo", validTo, known.validTo] as const,
    ["marking", marking, known.marking] as const,
    ...own,
  ];
  for (const [name, value, held] of said) {
    if (value == null || value === held) continue;
    const problem = `about.${name}: the statement is known with ${JSON.stringify(held ?? null)}, got ${JSON.stringify(value)}.`;
    throw refuse(
      "INVALID_COMBINATION",
      `about.${name}`,
      problem,
      "Leave it out; say in the quote what differs.",
    );
  }
  const triple = [known.subjectId, known.predicate, known.objectId] as const;
  return { triple, statementId: known.id, said: [] };
}
