/** An import, as the server tells of it. */
export interface ShownJob {
  readonly id: string;
  readonly name: string;
  readonly state: "WAITING" | "READING" | "WRITING" | "DONE" | "FAILED";
  readonly read: number | null;
  readonly total: number | null;
  readonly done: number;
  readonly counts: Counts;
  readonly rate: number | null;
  readonly secondsLeft: number | null;
  readonly error: string | null;
}

type Counts = Readonly<Record<"created" | "updated" | "unchanged" | "skipped" | "rejected", number>>;
