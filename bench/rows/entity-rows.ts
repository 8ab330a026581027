import type { ColumnName } from "../columns/column.js";
import { tlpOfRank } from "../../src/shared/tlp.js";
import { dig, isPeer, list, type Question, type Row } from "./row.js";

const BY_ID_FIELDS = "id name country legalName sectors";

/** One entity by its id, six fields. */
const byId: Row = {
  name: "by-id",
  title: "one entity by id",
  table: "reads",
  questions: ({ companyIds }) =>
    companyIds.map((id): Question => {
      const ours = {
        query: `query ($id: ID!) { company(id: $id) { ${BY_ID_FIELDS} marking } }`,
        variables: { id },
      };
      const peer = {
        query: `query ($id: ID!) { companies(where: {id: {eq: $id}}) { ${BY_ID_FIELDS} tlp } }`,
        variables: { id },
      };
      return { floor: { id }, ours, naive: ours, peer, tuned: peer };
    }),
  floor: async (run, { id }) => {
    const [row] = await run(
      "MATCH (e:Entity {id: $id}) WHERE e:Company RETURN e.id, e.name, e.country, e.legalName, e.sectors, e.tlp",
      { id },
    );
    if (!row) return { data: { company: null } };
    const [found, name, country, legalName, sectors, tlp] = row;
    return {
      data: {
        company: { id: found, name, country, legalName, sectors, marking: tlpOfRank(tlp as number) },
      },
    };
  },
  comparable: (data, column) => {
    if (!isPeer(column)) return data;
    const { tlp, ...own } = dig(data, "companies", 0) as { tlp: number };
    return { company: { ...own, marking: tlpOfRank(tlp) } };
  },
};

/** The longest list that the API gives, four fields. */
const longList: Row = {
  name: "list",
  title: "a list, 4 fields",
  table: "reads",
  questions: ({ largestPage }) => {
    const first = largestPage;
    const fields = "id name country legalName";
    const ours = {
      query: `query ($first: Int!) { companies(first: $first) { nodes { ${fields} } } }`,
      variables: { first },
    };
    const peer = {
      query: `query ($first: Int!) { companies(limit: $first, sort: [{name: ASC}, {id: ASC}]) { ${fields} } }`,
      variables: { first },
    };
    return [{ floor: { first }, ours, naive: ours, peer, tuned: peer }];
  },
  floor: async (run, { first }) => {
    const rows = await run(
      `MATCH (n:Company) WHERE n.name IS NOT NULL AND n.id IS NOT NULL
       RETURN n.id, n.name, n.country, n.legalName ORDER BY n.name, n.id LIMIT toInteger($first)`,
      { first },
    );
    const nodes = rows.map(([id, name, country, legalName]) => ({ id, name, country, legalName }));
    return { data: { companies: { nodes } } };
  },
  comparable: (data, column) => nodesOf(data, column),
  most: 200,
};

function nodesOf(data: unknown, column: ColumnName): unknown {
  return isPeer(column) ? list(data, "companies") : list(data, "companies", "nodes");
}

const PAGE = 50;
/** Both properties are named, so that the index over both gives the rows in their order. */
const KEYSET = "n.name >= $name AND (n.name > $name OR n.id > $id) AND n.id IS NOT NULL";

/** A filtered page in the order of names, from the start or from far down. */
function page(name: string, title: string, isDeep: boolean): Row {
  return {
    name,
    title,
    table: "reads",
    questions: ({ deep }) =>
      deep.map((place): Question => {
        const { sector, cursor, depth } = place;
        const arguments_ = `first: ${PAGE}, after: $after, filter: {sectors: {has: $sector}}, sort: {field: NAME}`;
        const query = `query ($sector: String!, $after: String) {
          companies(${arguments_}) { nodes { id name country } pageInfo { hasNextPage } } }`;
        const peer = `query ($sector: String!, $offset: Int!) {
          companies(limit: ${PAGE}, offset: $offset, where: {sectors: {includes: $sector}}, sort: [{name: ASC}, {id: ASC}]) { id name country } }`;
        const tuned = `query ($sector: String!, $name: String!, $id: String!) {
          pageOfCompanies(sector: $sector, name: $name, id: $id, limit: ${PAGE}) { id name country } }`;
        const from = isDeep ? { name: place.name, id: place.id } : { name: "", id: "" };
        return {
          floor: { sector, ...from },
          ours: { query, variables: { sector, after: isDeep ? cursor : null } },
          naive: { query, variables: { sector, after: isDeep ? String(depth) : null } },
          peer: { query: peer, variables: { sector, offset: isDeep ? depth : 0 } },
          tuned: { query: tuned, variables: { sector, ...from } },
        };
      }),
    floor: async (run, parameters) => {
      const rows = await run(
        `MATCH (n:Company) WHERE ${KEYSET} AND $sector IN n.sectors
         RETURN n.id, n.name, n.country ORDER BY n.name, n.id LIMIT ${PAGE + 1}`,
        parameters,
      );
      const nodes = rows.slice(0, PAGE).map(([id, found, country]) => ({ id, name: found, country }));
      return { data: { companies: { nodes, pageInfo: { hasNextPage: rows.length > PAGE } } } };
    },
    comparable: (data, column) =>
      column === "tuned" ? list(data, "pageOfCompanies") : nodesOf(data, column),
    most: 400,
  };
}

/** How many there are, and nothing else. */
const totalCount: Row = {
  name: "total-count",
  title: "totalCount of a filtered list",
  table: "reads",
  questions: ({ sectors }) =>
    sectors.map((sector): Question => {
      const ours = {
        query: "query ($sector: String!) { companies(filter: {sectors: {has: $sector}}) { totalCount } }",
        variables: { sector },
      };
      const peer = {
        query: `query ($sector: String!) {
          companiesConnection(where: {sectors: {includes: $sector}}) { aggregate { count { nodes } } } }`,
        variables: { sector },
      };
      return { floor: { sector }, ours, naive: ours, peer, tuned: peer };
    }),
  floor: async (run, { sector }) => {
    const [row] = await run("MATCH (n:Company) WHERE $sector IN n.sectors RETURN count(n)", { sector });
    return { data: { companies: { totalCount: row?.[0] } } };
  },
  comparable: (data, column) =>
    isPeer(column)
      ? dig(data, "companiesConnection", "aggregate", "count", "nodes")
      : dig(data, "companies", "totalCount"),
  most: 100,
};

export const ENTITY_ROWS: readonly Row[] = [
  byId,
  longList,
  page("page-0", "a filtered, sorted page of 50, from the start", false),
  page("page-deep", "the same page 50,000 rows down", true),
  totalCount,
];
