import color from "picocolors";
import { nameKey } from "../../shared/name-key.js";
import { isUuid } from "../../shared/uuid5.js";
import { ask, type Terminal } from "../ask.js";
import { toEntityRef } from "../entity-ref.js";
import { CommandFailure, EXIT } from "../failure.js";

const FIND = `query Find($text: String!, $kinds: [EntityKind!]) {
  search(text: $text, kinds: $kinds, first: 10) { edges { matched node { id kind name } } } }`;

const SHOW = `query Show($id: ID!, $first: Int) { node(id: $id) { id ... on Entity {
  kind name aliases marking
  statements(first: $first) { pageInfo { hasNextPage } nodes {
    status confidence predicate subject { name } object { name } } } } } }`;

interface Named {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
}

interface Shown {
  readonly node:
    | (Named & {
        readonly aliases?: readonly string[];
        readonly marking: string;
        readonly statements: {
          readonly pageInfo: { readonly hasNextPage: boolean };
          readonly nodes: readonly {
            readonly status: string;
            readonly confidence: number;
            readonly predicate: string;
            readonly subject: { readonly name: string } | null;
            readonly object: { readonly name: string } | null;
          }[];
        };
      })
    | null;
}

/** Prints an entity, and what is said of it. */
export async function show(terminal: Terminal, word: string, { first }: { first: number }): Promise<void> {
  const id = isUuid(word) ? word : await findId(terminal, word);
  const { node } = await ask<Shown>(terminal, SHOW, { id, first });
  if (node?.aliases === undefined)
    throw new CommandFailure(`No entity has the id "${id}".`, EXIT.nothingFound);
  if (terminal.json) {
    terminal.out(JSON.stringify(node));
    return;
  }
  terminal.out(
    `${color.bold(node.name)}  ${color.cyan(node.kind)}  TLP:${node.marking}  ${color.dim(node.id)}`,
  );
  if (node.aliases.length > 0) terminal.out(`also called ${node.aliases.join(", ")}`);
  for (const { status, confidence, predicate, subject, object } of node.statements.nodes) {
    const said = `${subject?.name ?? "?"} ${color.cyan(predicate)} ${object?.name ?? "?"}`;
    terminal.out(`${status.padEnd(12)} ${String(confidence).padStart(3)}  ${said}`);
  }
  if (node.statements.pageInfo.hasNextPage) terminal.out(color.dim("There is more: --first N."));
}

/** The id of the one entity that bears a name. */
async function findId(terminal: Terminal, word: string): Promise<string> {
  const { kind, name = "" } = toEntityRef(word);
  const variables = { text: name, kinds: kind === undefined ? null : [kind] };
  const { search } = await ask<{ search: { edges: { matched: string; node: Named }[] } }>(
    terminal,
    FIND,
    variables,
  );
  const exact = search.edges.filter(({ matched }) => nameKey(matched) === nameKey(name));
  const [only] = exact;
  if (only && exact.length === 1) return only.node.id;
  const candidates = (exact.length > 0 ? exact : search.edges).map(
    ({ node }) => `\n  ${node.name} (${node.kind}, ${node.id})`,
  );
  const advice = candidates.length === 0 ? "" : ` Did you mean one of these?${candidates.join("")}`;
  const problem =
    exact.length === 0 ? `Nothing is named "${name}".` : `"${name}" names ${exact.length} entities.`;
  throw new CommandFailure(`${problem}${advice}`, EXIT.nothingFound);
}
