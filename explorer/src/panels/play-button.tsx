import { type ReactNode, useEffect, useState } from "react";
import { addDays } from "../graph/dates";
import { usePage } from "../hooks/use-page";

/** How long each date is shown, in milliseconds. */
const SHOWN_MS = 1_600;

interface Props {
  readonly stops: readonly string[];
  /** The first day of the line. */
  readonly from: string;
}

/** Walks the right thumb over the dates of the claims, and waits at each for its answer. It jumps, so there is nothing to be reduced. */
export function PlayButton({ stops, from }: Props): ReactNode {
  const { view, change, isLoading, problem } = usePage();
  const [isPlaying, setIsPlaying] = useState(false);
  const { since, before } = view.lens;
  const next = before === null ? undefined : stops.find((stop) => stop > before);
  useEffect(() => {
    if (!isPlaying || isLoading) return;
    const timer = setTimeout(() => {
      if (problem) {
        setIsPlaying(false);
        return;
      }
      change(({ lens, ...now }) => ({ ...now, lens: { ...lens, before: next ?? null } }), "replace");
      if (next === undefined) setIsPlaying(false);
    }, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, isLoading, problem, next, change]);
  const play = (): void => {
    setIsPlaying(true);
    // The first step is an entry of the history, the others replace it: Undo goes back to where it began.
    const start =
      since === null ? (stops[0] ?? from) : (stops.find((stop) => stop > since) ?? addDays(since, 1));
    const isAtEnd = before === null || next === undefined;
    change(({ lens, ...now }) => ({ ...now, lens: { ...lens, before: isAtEnd ? start : next } }));
  };
  return (
    <button
      type="button"
      className="primary"
      disabled={stops.length === 0}
      aria-pressed={isPlaying}
      onClick={isPlaying ? () => setIsPlaying(false) : play}
    >
      <span aria-hidden="true">{isPlaying ? "❚❚ " : "▶ "}</span>
      {isPlaying ? "Pause" : "Play"}
    </button>
  );
}
