import { agentOf, type CitedSource, type Claim } from "./claim.js";

/**
 * Where chains of restating and citing begin. That is a matter of the links and of the citation graph, not of the
 * clocks: a paper of May may be known from an earlier moment than the notice of "May" that it cites. The clocks'
 * order decides only between equals.
 */
export class Origins {
  private readonly byId: ReadonlyMap<string, Claim>;
  /** Assertions of the statement that restate nothing: what others may repeat by citation. */
  private readonly firsts: readonly Claim[];

  /**
   * @param inOrder the claims known, earliest first
   * @param sourcesOf the sources known of a claim
   */
  constructor(
    private readonly inOrder: readonly Claim[],
    statementId: string,
    private readonly sourcesOf: (claim: Claim) => readonly CitedSource[],
  ) {
    this.byId = new Map(inOrder.map((claim) => [claim.id, claim]));
    this.firsts = inOrder.filter(
      (claim) => claim.stance === "ASSERTS" && claim.statementId === statementId && !this.restatedBy(claim),
    );
  }

  /** The claim where the chain begins that leads to this one; itself where it repeats none. */
  of(claim: Claim): Claim {
    const chain = [claim];
    for (let next = this.repeatedBy(claim); next; next = this.repeatedBy(next)) {
      const circle = chain.indexOf(next);
      // A circle has no beginning; it counts as one, by its earliest claim.
      if (circle >= 0) return this.earliest(chain.slice(circle)) ?? claim;
      chain.push(next);
    }
    return chain[chain.length - 1] ?? claim;
  }

  private repeatedBy(claim: Claim): Claim | undefined {
    return this.restatedBy(claim) ?? this.citedBy(claim);
  }

  private restatedBy(claim: Claim): Claim | undefined {
    return claim.restates
      .map((id) => this.byId.get(id))
      .find((found) => found !== undefined && found !== claim);
  }

  /** The earliest claim that this one repeats, if every source of it cites, in the end, one of another speaker's. */
  private citedBy(claim: Claim): Claim | undefined {
    const others = this.firsts.filter((first) => agentOf(first) !== agentOf(claim));
    const cited = this.sourcesOf(claim).map((source) =>
      others.filter((other) => leadsBackTo(source, this.sourcesOf(other))),
    );
    return cited.every((each) => each.length > 0) ? this.earliest(cited.flat()) : undefined;
  }

  private earliest(claims: readonly Claim[]): Claim | undefined {
    return this.inOrder.find((claim) => claims.includes(claim));
  }
}

/** Sharing a source is no dependence. */
function leadsBackTo(source: CitedSource, sources: readonly CitedSource[]): boolean {
  const ids = sources.map(({ id }) => id);
  return !ids.includes(source.id) && source.leadsTo.some(({ id }) => ids.includes(id));
}
