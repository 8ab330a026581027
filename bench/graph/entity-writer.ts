import { labelsOf } from "../../src/kinds/registry.js";
import type { Kind } from "../../src/kinds/kind.js";
import type { Cell, CsvFile } from "./csv-file.js";
import type { CsvFolder } from "./csv-folder.js";
import { entityRows } from "./entity-nodes.js";
import type { NodeNumbers } from "./node-numbers.js";
import type { Group } from "./population.js";
import { RECORDED, RECORDED_COLUMNS } from "./recorded.js";

/** Writes entities, and the nodes under whose keys they are found. */
export class EntityWriter {
  /** Ids of the entities, by index. */
  readonly ids: string[] = [];
  private readonly aliases: KeyNodes;
  private readonly identities: KeyNodes;
  private file: CsvFile | undefined;

  constructor(
    private readonly files: CsvFolder,
    numbers: NodeNumbers,
  ) {
    this.aliases = new KeyNodes(files, numbers, "Alias", "ALIAS_OF");
    this.identities = new KeyNodes(files, numbers, "IdentityKey", "KEY_OF");
  }

  open({ kind }: Group): void {
    const columns = [
      "id",
      "name",
      "nameKey",
      "aliases:string[]",
      "tlp:long",
      ...RECORDED_COLUMNS,
      ...ownColumns(kind),
    ];
    this.file = this.files.nodes(kind.name, labelsOf(kind), columns);
  }

  *write(group: Group): Generator<void> {
    const own = Object.keys(group.kind.properties);
    let index = group.first;
    for (const { id, properties, aliasKeys, identityKeys } of entityRows(group)) {
      const cell = (name: string): Cell => properties[name] as Cell;
      this.ids.push(id);
      this.file?.add([
        index,
        id,
        cell("name"),
        cell("nameKey"),
        cell("aliases"),
        0,
        ...RECORDED,
        ...own.map(cell),
      ]);
      for (const key of aliasKeys) this.aliases.add(key, index);
      for (const key of identityKeys) this.identities.add(key, index);
      index += 1;
      yield;
    }
  }
}

function ownColumns(kind: Kind): string[] {
  return Object.entries(kind.properties).map(([name, { type }]) =>
    type === "texts" ? `${name}:string[]` : name,
  );
}

/** Nodes with a unique key, each tied to all that has it. */
class KeyNodes {
  private readonly known = new Map<string, number>();
  private readonly nodes: CsvFile;
  private readonly ties: CsvFile;

  constructor(
    files: CsvFolder,
    private readonly numbers: NodeNumbers,
    label: string,
    type: string,
  ) {
    this.nodes = files.nodes(label, [label], ["key"]);
    this.ties = files.relationships(type);
  }

  add(key: string, entity: number): void {
    let node = this.known.get(key);
    if (node === undefined) {
      node = this.numbers.take();
      this.known.set(key, node);
      this.nodes.add([node, key]);
    }
    this.ties.add([node, entity]);
  }
}
