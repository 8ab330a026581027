import { createWriteStream } from "node:fs";
import { once } from "node:events";

const PADDING = "What is told of it goes on for some time, as such texts do. ".repeat(8);

/** A file of our own records of about so many bytes: companies, tools, and claims that the ones use the others. */
export function writeRecords(path: string, bytes: number): Promise<void> {
  return writeLines(path, bytes, "", "", "\n", (index) => {
    if (index === 0) {
      return [
        { record: "entity", entity: "publisher:bench", name: "Bench" },
        {
          record: "source",
          source: "bench",
          title: "Bench",
          kind: "TRACKER_FEED",
          publisher: "publisher:bench",
        },
      ];
    }
    const about = [`company:bench ${index}`, "USES", `tool:bench ${index % 5_000}`];
    return [
      { record: "entity", entity: about[0], name: `Company ${index}` },
      ...(index <= 5_000 ? [{ record: "entity", entity: about[2], name: `Tool ${index % 5_000}` }] : []),
      { record: "statement", statement: about },
      {
        record: "claim",
        claim: `bench ${index}`,
        about,
        stance: "ASSERTS",
        by: "publisher:bench",
        speakerRole: "ANALYST",
        sources: ["bench"],
        quote: PADDING,
      },
    ];
  });
}

/** A STIX bundle of about so many bytes: identities, intrusion sets, and malware that nothing is made of but an original. */
export function writeBundle(path: string, bytes: number): Promise<void> {
  const head = `{"type":"bundle","id":"bundle--${uuid(0, 0)}","objects":[`;
  const times = { created: "2021-01-01T00:00:00.000Z", modified: "2021-01-01T00:00:00.000Z" };
  return writeLines(path, bytes, head, "]}", ",\n", (index) => {
    const object = { spec_version: "2.1", ...times, description: PADDING };
    return [
      {
        type: "identity",
        id: `identity--${uuid(1, index)}`,
        ...object,
        identity_class: "organization",
        name: `Firm ${index}`,
      },
      { type: "intrusion-set", id: `intrusion-set--${uuid(2, index)}`, ...object, name: `Set ${index}` },
      {
        type: "malware",
        id: `malware--${uuid(3, index)}`,
        ...object,
        name: `Malware ${index}`,
        is_family: true,
      },
      {
        type: "relationship",
        id: `relationship--${uuid(4, index)}`,
        ...object,
        relationship_type: "targets",
        source_ref: `intrusion-set--${uuid(2, index)}`,
        target_ref: `identity--${uuid(1, index)}`,
      },
    ];
  });
}

function uuid(kind: number, index: number): string {
  return `00000000-000${kind}-4000-8000-${index.toString(16).padStart(12, "0")}`;
}

async function writeLines(
  path: string,
  bytes: number,
  head: string,
  tail: string,
  between: string,
  make: (index: number) => readonly object[],
): Promise<void> {
  const file = createWriteStream(path);
  let written = 0;
  file.write(head);
  for (let index = 0; written < bytes; index += 1) {
    const text = make(index)
      .map((each) => JSON.stringify(each))
      .join(between);
    written += text.length;
    if (!file.write(index === 0 ? text : `${between}${text}`)) await once(file, "drain");
  }
  file.end(tail);
  await once(file, "finish");
}
