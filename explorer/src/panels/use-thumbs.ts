import { useEffect, useRef, useState } from "react";
import { addDays } from "../graph/dates";
import type { Histogram } from "../graph/histogram";
import { usePage } from "../hooks/use-page";

export type ThumbName = "since" | "before";

/** Where the thumbs stand. */
interface At {
  readonly since: string | null;
  readonly before: string | null;
}

export interface Thumbs {
  /** As they are seen: while one is dragged, ahead of the view. */
  readonly at: At;
  readonly grab: (name: ThumbName, day: string) => void;
  readonly drag: (name: ThumbName, day: string) => void;
  readonly letGo: () => void;
  /** By a key: one entry of the history for keys that follow each other. */
  readonly step: (name: ThumbName, day: string) => void;
}

/** While a thumb is dragged the view follows at this distance: each day is a question to the server. In milliseconds. */
const FOLLOW_MS = 250;
/** Keys within this time are one move, in milliseconds. */
const SAME_MOVE_MS = 1_500;

/** The two thumbs: the right one at the line's end is no bound, the left one stays left of it. */
export function useThumbs(histogram: Histogram): Thumbs {
  const { view, change } = usePage();
  const { since, before } = view.lens;
  const [held, setHeld] = useState<At | null>(null);
  const follow = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wanted = useRef<At | null>(null);
  const move = useRef({ isFirst: true, at: 0 });
  useEffect(() => () => clearTimeout(follow.current), []);

  // The first change of a move is an entry of the history, what follows replaces it: Undo goes back to where it began.
  const write = (at: At): void => {
    const how = move.current.isFirst ? "push" : "replace";
    move.current = { isFirst: false, at: Date.now() };
    change(({ lens, ...now }) => ({ ...now, lens: { ...lens, ...at } }), how);
  };
  const flush = (): void => {
    clearTimeout(follow.current);
    follow.current = undefined;
    if (wanted.current) write(wanted.current);
    wanted.current = null;
  };
  const drag = (name: ThumbName, day: string): void => {
    const at = placed({ since, before }, name, day, histogram);
    setHeld(at);
    wanted.current = at;
    follow.current ??= setTimeout(flush, FOLLOW_MS);
  };
  return {
    at: held ?? { since, before },
    grab: (name, day) => {
      move.current = { isFirst: true, at: 0 };
      drag(name, day);
    },
    drag,
    letGo: () => {
      flush();
      setHeld(null);
    },
    step: (name, day) => {
      move.current.isFirst = Date.now() - move.current.at > SAME_MOVE_MS;
      write(placed({ since, before }, name, day, histogram));
    },
  };
}

function placed({ since, before }: At, name: ThumbName, day: string, { from, to }: Histogram): At {
  if (name === "since") {
    const most = addDays(before ?? to, -1);
    return { before, since: day > most ? most : day < from ? from : day };
  }
  const least = addDays(since ?? from, 1);
  if (day >= to) return { since, before: null };
  return { since, before: day < least ? least : day };
}
