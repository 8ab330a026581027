import { vocabulary } from "../shared/vocabulary.js";
import { defineKind } from "./kind.js";

const DATASET_KIND = vocabulary("DatasetKind", "What sort of data a dataset is.", {
  DUMP: "Everything that was taken at once.",
  SAMPLE: "A part shown to prove the rest.",
  EVIDENCE_PACKAGE: "Files shown as evidence of an attack.",
  RECORD_SET: "Records of one sort, such as addresses.",
});

export const dataset = defineKind({
  name: "Dataset",
  listField: "datasets",
  description: "A body of data that was exposed or is on offer.",
  nameTells: false,
  properties: {
    kindOfData: { type: "choice", of: DATASET_KIND, description: "What sort of data it is." },
    sha256: { type: "text", description: "SHA-256 of the file, 64 hexadecimal digits." },
  },
  legend: { shape: "cut-rectangle", colour: "#117733" },
});
