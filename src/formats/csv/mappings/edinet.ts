import type { MappingInput } from "../mapping.js";

/** The list names filers by code; its title line holds a count that is not relied on. Cells that only repeat the type of filer are no sector. */
export const EDINET: MappingInput = {
  name: "edinet",
  title: "EDINET code list of Japan's Financial Services Agency",
  table: {
    encodings: ["shift_jis", "utf-8"],
    titleLines: 1,
    columns: [
      "ＥＤＩＮＥＴコード",
      "提出者種別",
      "提出者名",
      "提出者名（英字）",
      "提出者業種",
      "提出者法人番号",
    ],
  },
  blank: ["-"],
  speaker: {
    entity: "agency:financial services agency of japan",
    name: "Financial Services Agency of Japan",
    role: "REGULATOR",
  },
  source: {
    kind: "REGULATOR_NOTICE",
    title: "EDINET code list",
    publisher: {
      entity: "agency:financial services agency of japan",
      name: "Financial Services Agency of Japan",
    },
  },
  entity: {
    kind: { column: "提出者種別", values: { 外国政府等: "agency" }, otherwise: "company" },
    key: ["ＥＤＩＮＥＴコード"],
    name: "提出者名",
    aliases: [{ column: "提出者名（英字）" }],
    own: { companyNumbers: { column: "提出者法人番号", split: " " } },
  },
  facts: [
    {
      relation: "IN_SECTOR",
      to: { kind: "sector", column: "提出者業種" },
      except: [
        "内国法人・組合（有価証券報告書等の提出義務者以外）",
        "外国法人・組合（有価証券報告書等の提出義務者以外）",
        "外国法人・組合",
        "外国政府等",
      ],
    },
  ],
};
