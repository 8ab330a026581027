import { claimId, statementId } from "../../src/records/ids.js";
import type { Property } from "../../src/kinds/kind.js";
import type { Relation } from "../../src/kinds/relation.js";
import { Claims, type GeneratedClaim } from "./claims.js";
import type { CsvFile } from "./csv-file.js";
import type { CsvFolder } from "./csv-folder.js";
import type { GeneratedFact } from "./facts.js";
import type { NodeNumbers } from "./node-numbers.js";
import type { Population } from "./population.js";
import { LINKED_COLUMNS, RECORDED, RECORDED_AT, RECORDED_COLUMNS } from "./recorded.js";

const STATEMENT_COLUMNS = ["id", "subjectId", "predicate", "objectId", "validFrom", "validTo", "tlp:long"];
const CLAIM_COLUMNS = [
  ...["id", "statementId", "stance", "byId", "speakerRole", "publishedAt"],
  ...["supersedes:string[]", "retracts:string[]", "restates:string[]", "tlp:long", ...RECORDED_COLUMNS],
];
const OF_FIRST = { retracts: "RETRACTS", supersedes: "SUPERSEDES", restates: "RESTATES" } as const;

/** Writes facts with their statements, and what is claimed of them. */
export class FactWriter {
  private facts: CsvFile | undefined;
  private statements: CsvFile | undefined;
  private said: Claims | undefined;
  private readonly nodes: CsvFile;
  private readonly about: CsvFile;
  private readonly madeBy: CsvFile;
  private readonly publishedIn: CsvFile;
  private readonly ofFirst: Readonly<Record<keyof typeof OF_FIRST, CsvFile>>;

  constructor(
    private readonly files: CsvFolder,
    private readonly numbers: NodeNumbers,
    private readonly population: Population,
    private readonly entityIds: readonly string[],
    private readonly sourceNodes: readonly number[],
  ) {
    const links = (type: string): CsvFile => files.relationships(type, LINKED_COLUMNS);
    this.nodes = files.nodes("Claim", ["Claim"], CLAIM_COLUMNS);
    [this.about, this.madeBy, this.publishedIn] = [links("ABOUT"), links("MADE_BY"), links("PUBLISHED_IN")];
    const { retracts, supersedes, restates } = OF_FIRST;
    this.ofFirst = { retracts: links(retracts), supersedes: links(supersedes), restates: links(restates) };
  }

  /** How many claims were written. */
  get claims(): number {
    return this.nodes.count;
  }

  open({ name, properties }: Relation): void {
    const own = Object.entries(properties).map(([key, property]) => toColumn(key, property));
    this.facts = this.files.relationships(name, ["statementId", "tlp:long", ...own]);
    const columns = [...STATEMENT_COLUMNS, ...RECORDED_COLUMNS, ...own];
    this.statements = this.files.nodes(`Statement-${name}`, ["Statement"], columns);
    this.said = new Claims(this.population, name);
  }

  write(
    { name, properties }: Relation,
    { subject, object, validFrom, validTo, qualifiers }: GeneratedFact,
  ): void {
    const [subjectId, objectId] = [this.idOf(subject), this.idOf(object)];
    const id = statementId(subjectId, name, objectId);
    const own = Object.keys(properties).map((key) => qualifiers[key]);
    const node = this.numbers.take();
    this.facts?.add([subject, object, id, 0, ...own]);
    this.statements?.add([node, id, subjectId, name, objectId, validFrom, validTo, 0, ...RECORDED, ...own]);
    this.writeClaims(node, id, this.said?.about(subject, object) ?? []);
  }

  private writeClaims(statement: number, id: string, claims: readonly GeneratedClaim[]): void {
    const ids = claims.map((_, index) => claimId(`bench ${id} ${index}`));
    const nodes = claims.map(() => this.numbers.take());
    claims.forEach(({ stance, by, role, source, publishedAt, ofFirst }, index) => {
      const node = nodes[index] ?? null;
      const first = (kind: keyof typeof OF_FIRST): readonly string[] =>
        ofFirst === kind ? ids.slice(0, 1) : [];
      this.nodes.add([
        ...[node, ids[index], id, stance, this.idOf(by), role, publishedAt],
        ...[first("supersedes"), first("retracts"), first("restates"), 0, ...RECORDED],
      ]);
      this.about.add([node, statement, RECORDED_AT]);
      this.madeBy.add([node, by, RECORDED_AT]);
      this.publishedIn.add([node, this.sourceNodes[source], RECORDED_AT]);
      if (ofFirst !== null) this.ofFirst[ofFirst].add([node, nodes[0], RECORDED_AT]);
    });
  }

  private idOf(entity: number): string {
    const id = this.entityIds[entity];
    if (id === undefined) throw new Error(`There is no entity ${entity}.`);
    return id;
  }
}

function toColumn(name: string, { type }: Property): string {
  return type === "share" ? `${name}:double` : name;
}
