import { useCallback, useEffect, useState } from "react";
import { listen } from "../api/client";
import { ClaimRecorded, ImportProgress } from "../api/documents/live";
import type { ResultOf } from "../api/graphql";
import { answers } from "../hooks/use-answers";

export type ImportJob = ResultOf<typeof ImportProgress>["importProgress"];
type Told = ResultOf<typeof ClaimRecorded>["claimRecorded"];
export interface Recorded extends Told {
  /** How many more were recorded since, which are not told one by one. */
  readonly alike: number;
}

export interface Live {
  readonly jobs: readonly ImportJob[];
  readonly recorded: readonly Recorded[];
  readonly dismissJob: (id: string) => void;
  readonly dismissRecorded: (claim: string) => void;
}

/** So many claims are told one by one; of more, the last says how many. */
const MOST_TOLD = 3;
/**
 * What was recorded is asked for soon, and then at this distance at most: an import records thousands, and asking anew gives up
 * what is on its way. In milliseconds.
 */
const SOON_MS = 300;
const REFRESH_MS = 5_000;
/** A bar that is done stays this long, in milliseconds. */
const DONE_MS = 8_000;

/** Listens while the page is open. Where the socket is down nothing is told, and the rest of the page works. */
export function useLive(): Live {
  const [jobs, setJobs] = useState<readonly ImportJob[]>([]);
  const [recorded, setRecorded] = useState<readonly Recorded[]>([]);
  const dismissJob = useCallback((id: string) => setJobs((all) => all.filter((job) => job.id !== id)), []);
  const dismissRecorded = useCallback(
    (id: string) => setRecorded((all) => all.filter(({ claim }) => claim.id !== id)),
    [],
  );
  useEffect(() => {
    const refresh = makeRefresh();
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const stopImports = listen(
      ImportProgress,
      {},
      ({ importProgress: job }) => {
        setJobs((all) => [...all.filter(({ id }) => id !== job.id), job]);
        if (job.state !== "DONE") return;
        refresh.soon();
        timers.add(setTimeout(() => dismissJob(job.id), DONE_MS));
      },
      ignore,
    );
    const stopClaims = listen(
      ClaimRecorded,
      {},
      ({ claimRecorded }) => {
        // Of an import the bar tells.
        if (claimRecorded.operation?.action !== "IMPORT") setRecorded((all) => told(all, claimRecorded));
        refresh.soon();
      },
      ignore,
    );
    return () => {
      stopImports();
      stopClaims();
      refresh.stop();
      for (const timer of timers) clearTimeout(timer);
    };
  }, [dismissJob]);
  return { jobs, recorded, dismissJob, dismissRecorded };
}

/** The first few as they are; then the last of them counts. */
function told(all: readonly Recorded[], next: Told): readonly Recorded[] {
  if (all.some(({ claim }) => claim.id === next.claim.id)) return all;
  const last = all.at(-1);
  if (all.length < MOST_TOLD || !last) return [...all, { ...next, alike: 0 }];
  return [...all.slice(0, -1), { ...last, alike: last.alike + 1 }];
}

function makeRefresh(): { readonly soon: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastAt = Number.NEGATIVE_INFINITY;
  const refresh = (): void => {
    timer = undefined;
    lastAt = Date.now();
    answers.refresh();
  };
  return {
    soon: () => {
      timer ??= setTimeout(refresh, Math.max(SOON_MS, lastAt + REFRESH_MS - Date.now()));
    },
    stop: () => clearTimeout(timer),
  };
}

/** The API refused: an older server, or a viewer who may not see imports. The page is whole without. */
function ignore(): void {
  return;
}
