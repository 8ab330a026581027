import type { KeyboardEvent, ReactNode } from "react";
import { addDays, addMonths, daysBetween, lastKnownDay } from "../graph/dates";
import { type Histogram, placeOf } from "../graph/histogram";
import type { ThumbName, Thumbs } from "./use-thumbs";

interface Props {
  readonly name: ThumbName;
  readonly label: string;
  readonly hint: string;
  readonly histogram: Histogram;
  readonly stops: readonly string[];
  readonly thumbs: Thumbs;
}

/** A thumb: what it stands on is read out in words. */
export function Thumb({ name, label, hint, histogram, stops, thumbs }: Props): ReactNode {
  const day = thumbs.at[name] ?? histogram.to;
  const words = lastKnownDay(thumbs.at[name]);
  const move = (event: KeyboardEvent): void => {
    const next = dayAfterKey(event, day, stops, histogram);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    thumbs.step(name, next);
  };
  return (
    <div
      className={`thumb thumb-${name}`}
      data-thumb={name}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={daysBetween(histogram.from, histogram.to)}
      aria-valuenow={Math.max(0, daysBetween(histogram.from, day))}
      aria-valuetext={words}
      title={`${label}: ${words}. ${hint}`}
      style={{ left: `${placeOf(day, histogram) * 100}%` }}
      onKeyDown={move}
    />
  );
}

function dayAfterKey(
  { key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent,
  day: string,
  stops: readonly string[],
  { from, to }: Histogram,
): string | null {
  if (ctrlKey || metaKey || altKey) return null;
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return shiftKey ? (stops.find((stop) => stop > day) ?? to) : addDays(day, 1);
    case "ArrowLeft":
    case "ArrowDown":
      return shiftKey ? (stops.filter((stop) => stop < day).at(-1) ?? from) : addDays(day, -1);
    case "PageUp":
      return addMonths(day, 1);
    case "PageDown":
      return addMonths(day, -1);
    case "Home":
      return from;
    case "End":
      return to;
    default:
      return null;
  }
}
