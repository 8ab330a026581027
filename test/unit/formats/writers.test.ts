import { GEXF } from "../../../src/formats/gexf/writer.js";
import { GRAPHML } from "../../../src/formats/graphml/writer.js";
import { EDGES_CSV, NODES_CSV } from "../../../src/formats/csv-tables/writers.js";
import { NDJSON_WRITER } from "../../../src/formats/ndjson/writer.js";
import { NODE_LINK } from "../../../src/formats/node-link/writer.js";
import type { Part, Writer } from "../../../src/formats/writer.js";
import { LossReport } from "../../../src/exporting/export-graph.js";
import { getKindByValue } from "../../../src/kinds/registry.js";
import { getRelation } from "../../../src/kinds/relations.js";
import { RECORD } from "../../../src/records/record.js";

type Of<Kind extends Part["part"]> = Extract<Part, { part: Kind }>;
const record = (draft: object): never => RECORD.parse(draft) as never;

const entityPart = (id: string, kind: string, name: string): Of<"entity"> => ({
  part: "entity",
  kind: getKindByValue(kind),
  entity: { ...(record({ record: "entity", entity: `x:${id}`, name }) as Of<"entity">["entity"]), id },
  isBeside: false,
});
const triple = ["a", "USES", "b"];
const factPart: Of<"fact"> = {
  part: "fact",
  relation: getRelation("USES"),
  subjectId: "a",
  objectId: "b",
  statement: {
    ...(record({ record: "statement", statement: triple, validTo: "2021-12" }) as Of<"fact">["statement"]),
    id: "s",
  },
  claims: [
    {
      ...(record({
        record: "claim",
        claim: "c",
        about: triple,
        stance: "ASSERTS",
        by: "a",
        speakerRole: "VICTIM",
        publishedAt: "2021-05-26",
        quote: "we do",
        sources: ["o"],
        measurements: [{ kind: "BYTES", value: "9007199254740993" }],
      }) as Of<"fact">["claims"][number]),
      id: "c",
    },
  ],
  status: "CONFIRMED",
  confidence: 90,
};
const sourcePart: Of<"source"> = {
  part: "source",
  source: {
    ...(record({
      record: "source",
      source: "o",
      kind: "ARTICLE",
      title: "The <Paper>",
    }) as Of<"source">["source"]),
    id: "o",
  },
};
const PARTS = [
  entityPart("a", "COMPANY", "=A & \u0001B"),
  entityPart("b", "TOOL", "B"),
  sourcePart,
  factPart,
];

async function* parts(): AsyncGenerator<Part> {
  for (const part of PARTS) yield await Promise.resolve(part);
}

async function write(writer: Writer): Promise<{ text: string; losses: string[] }> {
  const report = new LossReport();
  let text = "";
  for await (const piece of writer.write(parts(), report)) text += piece;
  return { text, losses: report.losses.map(({ what, count }) => `${count} ${what}`) };
}

test("GraphML holds nodes and edges; what XML forbids is replaced, and what has no place is counted", async () => {
  const { text, losses } = await write(GRAPHML);
  expect(text).toContain(
    '<node id="a"><data key="n.name">=A &amp; \uFFFDB</data><data key="n.kind">Company</data>',
  );
  expect(text).toContain('<edge id="s" source="a" target="b"><data key="e.relation">USES</data>');
  expect(text).toContain('<data key="e.sources">The &lt;Paper&gt;</data>');
  expect(losses).toEqual([
    "1 claims: only their number, speakers and dates are told",
    "1 measurements",
    "1 quotes",
    "1 sources: only their titles are told",
  ]);
});

test("GEXF tells from when to when an edge is there", async () => {
  const { text } = await write(GEXF);
  expect(text).toContain('type="directed" start="2021-05-26" end="2021-12-31">');
});

test("a cell that a spreadsheet would run begins with an apostrophe", async () => {
  const { text } = await write(NODES_CSV);
  expect(text.split("\r\n")[1]).toContain("a,'=A & \u0001B,Company,");
  expect((await write(EDGES_CSV)).text.split("\r\n")[1]).toMatch(
    /^s,a,b,USES,CONFIRMED,90,,2021-12,1,0,2021-05-26,2021-05-26,/,
  );
});

test("node-link JSON is one document with all nodes and links", async () => {
  const { text } = await write(NODE_LINK);
  const { nodes, links } = JSON.parse(text) as { nodes: { id: string }[]; links: { key: string }[] };
  expect([nodes.map(({ id }) => id), links.map(({ key }) => key)]).toEqual([["a", "b"], ["s"]]);
});

test("our own records lose nothing: 64-bit values travel as texts", async () => {
  const { text, losses } = await write(NDJSON_WRITER);
  const lines = text
    .trim()
    .split("\n")
    .map((line) => RECORD.parse(JSON.parse(line)));
  expect(lines.map(({ record: kind }) => kind)).toEqual(["entity", "entity", "source", "statement", "claim"]);
  expect(lines.at(-1)).toMatchObject({ measurements: [{ value: 9007199254740993n }] });
  expect(losses).toEqual([]);
});
