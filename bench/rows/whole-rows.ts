import { toLuceneQuery } from "../../src/entities/lucene.js";
import { KINDS } from "../../src/kinds/registry.js";
import { dig, isPeer, list, type Question, type Row } from "./row.js";

const HITS = 20;

/** Names that a text fits. */
const search: Row = {
  name: "search",
  title: "search by name, the best 20",
  table: "reads",
  questions: ({ words }) =>
    words.map((text): Question => {
      const lucene = toLuceneQuery(text) ?? "";
      return {
        floor: { lucene },
        ours: {
          query: `query ($text: String!) { search(text: $text, first: ${HITS}) { nodes { id name } } }`,
          variables: { text },
        },
        tuned: {
          query: `query ($lucene: String!) { searchNames(lucene: $lucene, limit: ${HITS}) { id name } }`,
          variables: { lucene },
        },
      };
    }),
  floor: async (run, parameters) => {
    const rows = await run(
      `CALL db.index.fulltext.queryNodes('entityNames', $lucene, {limit: 1000}) YIELD node, score
       RETURN node.id, node.name ORDER BY score DESC, node.id LIMIT ${HITS}`,
      parameters,
    );
    return { data: { search: { nodes: rows.map(([id, name]) => ({ id, name })) } } };
  },
  comparable: (data, column) =>
    column === "tuned" ? list(data, "searchNames") : list(data, "search", "nodes"),
  most: 200,
};

const plural = (listField: string): string => `${listField}Connection { aggregate { count { nodes } } }`;

/** How many entities there are of every kind. */
const countKinds: Row = {
  name: "aggregate",
  title: "entities by kind, all kinds",
  table: "reads",
  questions: () => {
    const peer = {
      query: `{ ${KINDS.map(({ listField }) => plural(listField)).join(" ")} }`,
      variables: {},
    };
    return [
      {
        floor: {},
        ours: { query: "{ stats { byKind { kind count } } }", variables: {} },
        peer,
        tuned: peer,
      },
    ];
  },
  floor: async (run) => {
    const rows = await run(
      KINDS.map(({ name, value }) => `MATCH (n:${name}) RETURN '${value}' AS kind, count(n) AS total`).join(
        "\nUNION ALL\n",
      ),
      {},
    );
    return { data: { stats: { byKind: rows.map(([kind, count]) => ({ kind, count })) } } };
  },
  comparable: (data, column) => {
    const counts = isPeer(column)
      ? KINDS.map(({ value, listField }): readonly unknown[] => [
          value,
          dig(data, `${listField}Connection`, "aggregate", "count", "nodes"),
        ])
      : list(data, "stats", "byKind").map((each): readonly unknown[] => [
          dig(each, "kind"),
          dig(each, "count"),
        ]);
    return Object.fromEntries(counts as [string, number][]);
  },
  most: 30,
};

export const WHOLE_ROWS: readonly Row[] = [search, countKinds];
