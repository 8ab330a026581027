import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CsvFile } from "./csv-file.js";

/** The files of an import, and the arguments that name them. */
export class CsvFolder {
  private readonly files: CsvFile[] = [];
  private readonly named: string[] = [];

  constructor(private readonly folder: string) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }

  nodes(name: string, labels: readonly string[], columns: readonly string[]): CsvFile {
    const file = this.file(`nodes-${name}`, [":ID", ...columns]);
    this.named.push(`--nodes=${labels.join(":")}=${file.path}`);
    return file;
  }

  relationships(type: string, columns: readonly string[] = []): CsvFile {
    const file = this.file(`relationships-${type}`, [":START_ID", ":END_ID", ...columns]);
    this.named.push(`--relationships=${type}=${file.path}`);
    return file;
  }

  /** Ends all files. */
  close(): readonly string[] {
    for (const file of this.files) file.close();
    return this.named;
  }

  private file(name: string, columns: readonly string[]): CsvFile {
    const file = new CsvFile(join(this.folder, `${name}.csv`), columns);
    this.files.push(file);
    return file;
  }
}
