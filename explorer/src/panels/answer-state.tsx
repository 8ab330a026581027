import { type ReactNode, useEffect, useState } from "react";
import { answers } from "../hooks/use-answers";
import type { Problem } from "../api/problem";

/** After this long, waiting is worth a word and a way out, in milliseconds. */
const LONG_MS = 4_000;
const TRY_AGAIN_MS = 5_000;

interface Props {
  readonly problem: Problem | null;
  readonly waitingSince: number | null;
  /** Whether something is shown beneath, which stays visible. */
  readonly overlay?: boolean;
}

/** How a question stands that has no answer yet: on its way, slow, or failed, with what to do. */
export function AnswerState({ problem, waitingSince, overlay = false }: Props): ReactNode {
  const className = overlay ? "answer-state answer-state-overlay" : "answer-state";
  return (
    <div className={className}>{problem ? <Failed problem={problem} /> : <Slow since={waitingSince} />}</div>
  );
}

export function Waiting({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <p className="waiting" role="status">
      <span className="spinner" aria-hidden="true" />
      {children}
    </p>
  );
}

function Slow({ since }: { readonly since: number | null }): ReactNode {
  const now = useClock();
  const seconds = Math.round((now - (since ?? now)) / 1_000);
  if (since === null || now - since < LONG_MS) return <Waiting>Asking the API…</Waiting>;
  return (
    <>
      <Waiting>The server takes long: {seconds} s so far.</Waiting>
      <button type="button" onClick={() => answers.cancel()}>
        Stop waiting
      </button>
    </>
  );
}

function Failed({ problem }: { readonly problem: Problem }): ReactNode {
  useEffect(() => {
    if (!problem.mayPass) return;
    const timer = setInterval(() => answers.retry(), TRY_AGAIN_MS);
    return () => clearInterval(timer);
  }, [problem]);
  return (
    <div role="alert" className="failed">
      <p>{problem.message}</p>
      {problem.mayPass && <p className="quiet">It is tried again every five seconds.</p>}
      <button type="button" onClick={() => answers.retry()}>
        Try again
      </button>
    </div>
  );
}

function useClock(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
