import color from "picocolors";
import { ask, type Terminal } from "../ask.js";
import { toKindValue } from "../entity-ref.js";
import { CommandFailure, EXIT } from "../failure.js";

const SEARCH = `query Search($text: String!, $kinds: [EntityKind!], $first: Int) {
  search(text: $text, kinds: $kinds, first: $first) { edges { matched node { id kind name } } pageInfo { hasNextPage } } }`;

interface Named {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
}

interface Found {
  readonly search: {
    readonly edges: readonly { readonly matched: string; readonly node: Named }[];
    readonly pageInfo: { readonly hasNextPage: boolean };
  };
}

export interface SearchOptions {
  readonly kind?: readonly string[];
  readonly first: number;
}

/** Prints what bears a name like this, best first. */
export async function search(terminal: Terminal, text: string, options: SearchOptions): Promise<void> {
  const kinds = options.kind?.map(toKindValue) ?? null;
  const found = await ask<Found>(terminal, SEARCH, { text, kinds, first: options.first });
  const { edges, pageInfo } = found.search;
  if (terminal.json) {
    terminal.out(JSON.stringify(edges.map(({ matched, node }) => ({ ...node, matched }))));
  } else {
    for (const { matched, node } of edges) terminal.out(lineOf(node, matched));
    if (pageInfo.hasNextPage) terminal.out(color.dim("There is more: --first N."));
  }
  if (edges.length === 0) throw new CommandFailure(`Nothing is named like "${text}".`, EXIT.nothingFound);
}

function lineOf({ id, kind, name }: Named, matched: string): string {
  const also = matched === name ? "" : color.dim(` (as "${matched}")`);
  return `${color.cyan(kind.padEnd(12))} ${name}${also}  ${color.dim(id)}`;
}
