/** The numbers by which the files of an import name nodes. Entities have their indexes; the rest what comes next. */
export class NodeNumbers {
  constructor(private next: number) {}

  take(): number {
    this.next += 1;
    return this.next - 1;
  }
}
