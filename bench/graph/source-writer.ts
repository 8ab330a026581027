import type { CsvFolder } from "./csv-folder.js";
import type { NodeNumbers } from "./node-numbers.js";
import type { Population } from "./population.js";
import { LINKED_COLUMNS, RECORDED, RECORDED_AT, RECORDED_COLUMNS } from "./recorded.js";
import { sources } from "./sources.js";

const COLUMNS = ["id", "kind", "title", "url", "publisherId", "publishedAt", "tlp:long", ...RECORDED_COLUMNS];

/** Writes sources, by whom they are published, and what they cite. */
export class SourceWriter {
  /** Numbers of their nodes, by index. */
  readonly ids: number[] = [];

  constructor(
    private readonly files: CsvFolder,
    private readonly numbers: NodeNumbers,
    private readonly entityIds: readonly string[],
  ) {}

  *write(population: Population): Generator<void> {
    const nodes = this.files.nodes("Source", ["Source"], COLUMNS);
    const publishedBy = this.files.relationships("PUBLISHED_BY", LINKED_COLUMNS);
    const cites = this.files.relationships("CITES", LINKED_COLUMNS);
    for (const source of sources(population)) {
      const { id, kind, title, url, publisher, publishedAt } = source;
      const node = this.numbers.take();
      this.ids.push(node);
      nodes.add([node, id, kind, title, url, this.entityIds[publisher], publishedAt, 0, ...RECORDED]);
      publishedBy.add([node, publisher, RECORDED_AT]);
      if (source.cites !== null) cites.add([node, this.ids[source.cites] ?? null, RECORDED_AT]);
      yield;
    }
  }
}
