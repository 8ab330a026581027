import { readFileSync } from "node:fs";
import { splitReferences } from "../../../src/formats/veris/references.js";
import { VERIS } from "../../../src/formats/veris/veris.js";
import { mapItem } from "../../support/map-item.js";
import { describeShared, SHARED_DATA } from "../../support/shared-data.js";

const incident = {
  incident_id: "AB-1",
  schema_version: "1.3.4",
  security_incident: "Confirmed",
  summary: "A laptop was lost",
  reference: "https://a.example/1;2; https://b.example/x",
  action: { hacking: { variety: ["Brute force"], vector: ["Web application"] } },
  actor: { external: { name: ["Wolf"], country: ["Unknown"] } },
  asset: { assets: [{ variety: "S - Web application" }, { variety: "P - Unknown" }] },
  attribute: {
    confidentiality: {
      data_disclosure: "Potentially",
      data_total: 7,
      data: [{ variety: "Medical", amount: 7 }, { variety: "Unknown" }],
    },
  },
  timeline: { incident: { year: 2016, month: 6 } },
  victim: {
    victim_id: "Ministry of Tests",
    country: ["CA"],
    industry: "921110",
    secondary: { victim_id: ["AMP Limited;5241"] },
  },
  plus: { created: "2016-09-19T13:07:00Z", modified: "2016-11-11T15:20:00Z" },
};

test("an incident: its victim in public administration is an agency; the database speaks, and cites its references", () => {
  const mapped = mapItem(VERIS, incident);
  const facts =
    "records" in mapped ? mapped.records.filter((record) => / [A-Z]+_?[A-Z_]+ \w+:/.test(record)) : [];
  expect(facts).toEqual([
    "agency:Ministry of Tests LOCATED_IN country:ca",
    "agency:Ministry of Tests IN_SECTOR sector:Public administration",
    "incident:veris/ab-1 AFFECTED agency:Ministry of Tests",
    "incident:veris/ab-1 AFFECTED company:AMP Limited",
    "incident:veris/ab-1 COMPROMISED tool:veris/ab-1/S - Web application",
    "incident:veris/ab-1 ATTRIBUTED_TO threatActor:Wolf",
    "incident:veris/ab-1 EXPOSED dataset:veris/ab-1",
    "dataset:veris/ab-1 ORIGINATES_FROM agency:Ministry of Tests",
    "dataset:veris/ab-1 CONTAINS dataClass:Medical records",
  ]);
  expect(mapped).toMatchObject({ notes: [] });
});

test("victims whom nobody names do not share a node, and of nothing known there is none", () => {
  const victim = (id: string, known: object) =>
    mapItem(VERIS, { ...incident, incident_id: id, victim: known });
  const refs = ["1", "2"].map((id) => {
    const mapped = victim(id, { victim_id: "Unknown", country: ["US"], industry: "000" });
    return "records" in mapped
      ? mapped.records.find((record) => record.startsWith("company:veris"))
      : undefined;
  });
  expect(refs).toEqual([
    'company:veris victim of 1 "Unnamed victim (United States)"',
    'company:veris victim of 2 "Unnamed victim (United States)"',
  ]);
  expect(victim("3", { country: ["Unknown"], industry: "000" })).toMatchObject({
    notes: ["no victim: nothing is known of it"],
  });
});

test.each([
  ["https://a.example/x;y,z", ["https://a.example/x;y,z"]],
  [
    "https://a.example; https://b.example,https://c.example",
    ["https://a.example", "https://b.example", "https://c.example"],
  ],
  ["https://web.example/web/http://a.example", ["https://web.example/web/http://a.example"]],
  ["see http://a.example. and more", ["http://a.example."]],
  ["none", []],
])("the references %j", (reference, urls) => {
  expect(splitReferences(reference).urls).toEqual(urls);
});

test("columns in place of incidents are rejected with what was expected", () => {
  expect(mapItem(VERIS, { incident_id: { 0: "a" }, victim: {} })).toMatchObject({
    outcome: "REJECTED",
    reason: expect.stringContaining('field "incident_id": expected a text, got {"0":"a"}'),
  });
});

describeShared("the real incidents", () => {
  test("all 4,251 are mapped, with the counts of COUNTS.json but for those that docs/import-counts.md explains", () => {
    const file = `${SHARED_DATA ?? ""}/veris/vcdb-1.3.4-dev.json`;
    const mapped = (JSON.parse(readFileSync(file, "utf8")) as unknown[]).map((each) => mapItem(VERIS, each));
    const facts = mapped.flatMap((each) => ("records" in each ? each.records : ["refused"]));
    const total = facts
      .flatMap((fact) => / EXPOSED RECORDS (\d+)$/.exec(fact)?.[1] ?? [])
      .reduce((sum, value) => sum + BigInt(value), 0n);
    expect(facts).not.toContain("refused");
    expect(new Set(facts.filter((fact) => / AFFECTED agency:/.test(fact))).size).toBeGreaterThanOrEqual(1120);
    expect(total).toBe(6815522151n);
  });
});
