import { type ReactNode } from "react";
import { speakerOf } from "../graph/citation";
import { sentenceOf } from "../graph/catalogue";
import { usePage } from "../hooks/use-page";
import { STANCES } from "../state/vocabulary";
import { ImportBar } from "./import-bar";
import { showRecorded } from "./show-recorded";
import { type Recorded, useLive } from "./use-live";
import "./live.css";

/** What happens elsewhere while the page is open: imports that run, and claims that are recorded. */
export function Live(): ReactNode {
  const { jobs, recorded, dismissJob, dismissRecorded } = useLive();
  return (
    <div className="live">
      <div className="live-imports">
        {jobs.map((job) => (
          <ImportBar key={job.id} job={job} dismiss={() => dismissJob(job.id)} />
        ))}
      </div>
      <div className="toasts" role="status" aria-label="Recorded just now">
        {recorded.map((one) => (
          <Toast key={one.claim.id} recorded={one} dismiss={() => dismissRecorded(one.claim.id)} />
        ))}
      </div>
    </div>
  );
}

interface ToastProps {
  readonly recorded: Recorded;
  readonly dismiss: () => void;
}

function Toast({ recorded, dismiss }: ToastProps): ReactNode {
  const { catalogue, change, scene } = usePage();
  const { claim, statement, alike } = recorded;
  const { subject, object, predicate } = statement;
  return (
    <div className="toast">
      <p>
        <strong>Recorded just now: </strong>
        {speakerOf(claim)} {STANCES[claim.stance]} that{" "}
        {sentenceOf(catalogue, predicate, subject?.name ?? "…", object?.name ?? "…")}
        {claim.quote !== null && `: “${claim.quote}”`}
      </p>
      {alike > 0 && <p className="quiet">and {alike.toLocaleString("en")} more claims since</p>}
      <p className="toast-buttons">
        <button
          type="button"
          className="primary"
          onClick={() => {
            change((now) => showRecorded(now, statement, scene));
            dismiss();
          }}
        >
          Show
        </button>
        <button type="button" onClick={dismiss}>
          Dismiss
        </button>
      </p>
    </div>
  );
}
