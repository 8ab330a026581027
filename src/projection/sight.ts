import { holdsAt, seeStatement } from "../belief/admission.js";
import type { Lens } from "../belief/lens.js";
import type { StatementBelief } from "../belief/claim.js";
import { beliefOf } from "./evidence.js";
import { grown } from "./grown.js";
import { GONE } from "./node-columns.js";
import type { Projection, ProjectionWatcher } from "./projection.js";

/** What a sight says of a fact, in a byte: 0 is not looked at yet. */
const INVISIBLE = 1;
/** This plus the confidence, 0-100: a fact that the lens shuts out. */
const SHUT_OUT = 2;
/** This plus the confidence: one that it lets in. */
const ADMITTED = SHUT_OUT + 101;

export function isVisible(verdict: number): boolean {
  return verdict >= SHUT_OUT;
}

export function isAdmitted(verdict: number): boolean {
  return verdict >= ADMITTED;
}

export function confidenceIn(verdict: number): number {
  return verdict >= ADMITTED ? verdict - ADMITTED : verdict - SHUT_OUT;
}

/** Statements about which a form does not say enough, as this lens sees them: those whose sources or claims it looks away from. */
export type Exceptions = ReadonlyMap<number, StatementBelief>;

/**
 * A projection as a lens and a viewer see it: for each fact whether it is let in, and with what confidence. Worked out
 * when it is asked for, by the same function as everywhere (`seeStatement`), once for each form of evidence, and remembered
 * in a byte a fact.
 */
export class Sight implements ProjectionWatcher {
  private verdicts: Uint8Array;
  private byForm = new Uint8Array(64);
  /** By span: 1 where the statement is recorded and holds, 2 where not. */
  private bySpan = new Uint8Array(64);
  private readonly nothing: number;
  /** From when to when the lens's clock of publication may stand without a difference. */
  private readonly interval: { from: number; to: number };

  constructor(
    private readonly projection: Projection,
    private readonly lens: Lens,
    private readonly tlp: number,
    private readonly exceptions: Exceptions = new Map(),
  ) {
    this.verdicts = new Uint8Array(projection.facts.size);
    this.nothing = projection.forms.add(NOTHING_SAID);
    this.interval = projection.moments.around(lens.publishedBefore);
    projection.watch(this);
  }

  /** Whether a lens that differs in its clock of publication only sees the same. */
  serves(publishedBefore: number): boolean {
    return this.interval.from <= publishedBefore && publishedBefore < this.interval.to;
  }

  /** What the lens makes of a fact; read it by `isVisible`, `isAdmitted`, `confidenceIn`. */
  of(fact: number): number {
    return this.verdicts[fact] || this.look(fact);
  }

  /** Forgets the projection: it is not told of changes any more. */
  close(): void {
    this.projection.unwatch(this);
  }

  factChanged(fact: number): void {
    if (fact < this.verdicts.length) this.verdicts[fact] = 0;
  }

  momentAdded(moment: number): void {
    const { interval, lens } = this;
    if (moment <= lens.publishedBefore) interval.from = Math.max(interval.from, moment);
    else interval.to = Math.min(interval.to, moment);
  }

  get bytes(): number {
    return this.verdicts.byteLength + this.byForm.byteLength + this.bySpan.byteLength;
  }

  private look(fact: number): number {
    const verdict = this.workOut(fact);
    this.verdicts = grown(this.verdicts, fact + 1);
    this.verdicts[fact] = verdict;
    return verdict;
  }

  private workOut(fact: number): number {
    const { facts, nodes } = this.projection;
    const ends = [facts.subject[fact] as number, facts.object[fact] as number];
    const marking = Math.max(facts.tlp[fact] as number, ...ends.map((end) => nodes.tlp[end] as number));
    if (marking === GONE || marking > this.tlp) return INVISIBLE;
    const exception = this.exceptions.get(fact);
    if (exception) return verdictOn(this.lens, exception);
    const verdict = this.ofForm(this.isKnown(fact) ? (facts.form[fact] as number) : this.nothing);
    const isInTime = this.ofSpan(facts.span[fact] as number) === 1;
    return isInTime || !isAdmitted(verdict) ? verdict : confidenceIn(verdict) + SHUT_OUT;
  }

  /** Whether the one claim about a fact is public, and recorded. Where there are several, the form itself tells. */
  private isKnown(fact: number): boolean {
    const { facts, moments } = this.projection;
    const known = facts.known[fact] as number;
    if (known === 0) return true;
    if (moments.at(known - 1) > this.lens.publishedBefore) return false;
    return this.lens.recordedBefore === Infinity || this.recordedAt(fact) <= this.lens.recordedBefore;
  }

  private recordedAt(fact: number): number {
    const { facts } = this.projection;
    return facts.spanAt(facts.span[fact] as number).recordedAt;
  }

  private ofForm(form: number): number {
    this.byForm = grown(this.byForm, form + 1);
    const known = this.byForm[form] as number;
    if (known > 0) return known;
    // A form tells nothing of when its statement held.
    const lens: Lens = { ...this.lens, validAt: null };
    const verdict = verdictOn(lens, beliefOf(this.projection.forms.at(form), this.tlp));
    this.byForm[form] = verdict;
    return verdict;
  }

  private ofSpan(span: number): number {
    this.bySpan = grown(this.bySpan, span + 1);
    const known = this.bySpan[span] as number;
    if (known > 0) return known;
    const { recordedAt, ...validity } = this.projection.facts.spanAt(span);
    const isIn = recordedAt <= this.lens.recordedBefore && holdsAt(validity, this.lens.validAt);
    return (this.bySpan[span] = isIn ? 1 : 2);
  }
}

/** The form of a statement about which nobody has said anything. */
const NOTHING_SAID = JSON.stringify([["0", "1"]]);

function verdictOn(lens: Lens, belief: StatementBelief): number {
  const { admitted, standing } = seeStatement(lens, belief);
  return (admitted ? ADMITTED : SHUT_OUT) + standing.confidence;
}
