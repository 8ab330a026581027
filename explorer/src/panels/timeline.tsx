import { type ReactNode, useMemo } from "react";
import { addDays, addMonths, claimsOf, dayOf, inWordsOfLens, stopsOf } from "../graph/dates";
import { type Histogram, makeHistogram } from "../graph/histogram";
import { counted } from "../graph/why-status";
import { usePage } from "../hooks/use-page";
import { PlayButton } from "./play-button";
import { TimeLine } from "./time-line";
import "./timeline.css";

/** When what is on view was published, and two thumbs: up to when it is known, and what that is compared with. */
export function Timeline(): ReactNode {
  const { snapshots, view } = usePage();
  const { ever, now } = snapshots ?? {};
  // What the rule lets in now may have claims that "all claims" has not under another question's expansions: both are counted.
  const claims = useMemo(() => claimsOf([ever, now].filter((one) => one !== undefined)), [ever, now]);
  const histogram = useMemo(() => makeHistogram(claims), [claims]);
  const stops = useMemo(() => stopsOf(claims), [claims]);
  const { since, before } = view.lens;
  const between =
    since === null
      ? null
      : claims.filter(
          ({ isDated, knownFrom }) =>
            isDated && dayOf(knownFrom) > since && (before === null || dayOf(knownFrom) <= before),
        ).length;
  if (!histogram) {
    return (
      <section className="timeline" aria-label="Dates">
        <p className="quiet">
          No claim on view has a date of publication, so there is nothing to move through.
        </p>
      </section>
    );
  }
  return (
    <section className="timeline" aria-label="Dates">
      <div className="timeline-words">
        <p role="status">
          <strong>{inWordsOfLens(view.lens)}</strong>{" "}
          <span className="quiet">
            {counted(claims.length, "claim")}
            {histogram.undated > 0 && ` · ${String(histogram.undated)} undated`}
            {between !== null && (
              <>
                {" "}
                · <span className="timeline-new" aria-hidden="true" /> {between} between
              </>
            )}
          </span>
        </p>
        <Buttons histogram={histogram} stops={stops} />
      </div>
      <TimeLine histogram={histogram} stops={stops} />
    </section>
  );
}

interface ButtonsProps {
  readonly histogram: Histogram;
  readonly stops: readonly string[];
}

function Buttons({ histogram, stops }: ButtonsProps): ReactNode {
  const { view, change } = usePage();
  const { since, before } = view.lens;
  const compare = (): void => {
    change(({ lens, ...now }) => {
      const latest = addMonths(lens.before ?? histogram.to, -1);
      const earlier = stops.filter((stop) => stop < (lens.before ?? histogram.to)).at(-2);
      return { ...now, lens: { ...lens, since: earlier ?? latest } };
    });
  };
  return (
    <p className="timeline-buttons">
      <PlayButton stops={stops} from={histogram.from} />
      <Step stops={stops} back end={histogram.to} />
      <Step stops={stops} end={histogram.to} />
      <button
        type="button"
        aria-pressed={since !== null}
        title="Show what changed since an earlier date, with a second thumb"
        onClick={
          since === null
            ? compare
            : () => change(({ lens, ...now }) => ({ ...now, lens: { ...lens, since: null } }))
        }
      >
        Compare dates
      </button>
      <button
        type="button"
        disabled={before === null}
        onClick={() => change(({ lens, ...now }) => ({ ...now, lens: { ...lens, before: null } }))}
      >
        Today
      </button>
    </p>
  );
}

interface StepProps {
  readonly stops: readonly string[];
  readonly end: string;
  readonly back?: boolean;
}

/** Moves the right thumb to the next date on which a claim more is known, or one less. */
function Step({ stops, end, back = false }: StepProps): ReactNode {
  const { view, change } = usePage();
  const { since, before } = view.lens;
  const least = since === null ? stops[0] : addDays(since, 1);
  const next = back
    ? stops.filter((stop) => stop < (before ?? end) && least !== undefined && stop >= least).at(-1)
    : before === null
      ? undefined
      : stops.find((stop) => stop > before);
  const to = back ? next : (next ?? null);
  const isEnd = to === undefined || (!back && before === null);
  return (
    <button
      type="button"
      disabled={isEnd}
      title={back ? "Before the latest claim on view" : "To the next claim's date"}
      onClick={() => change(({ lens, ...now }) => ({ ...now, lens: { ...lens, before: to ?? null } }))}
    >
      {back ? "‹ Claim" : "Claim ›"}
    </button>
  );
}
