import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { daysBetween, inWordsOfDate } from "../graph/dates";
import { type Bin, dayAt, type Histogram, marksOf, placeOf } from "../graph/histogram";
import { counted } from "../graph/why-status";
import { usePage } from "../hooks/use-page";
import { Thumb } from "./thumb";
import { type ThumbName, useThumbs } from "./use-thumbs";

/** Height of the bars, and below it that of the dates, in pixels. */
const BARS = 56;
const DATES = 20;
/** A mark with its words takes this much, in pixels. */
const MARK = 90;

interface Props {
  readonly histogram: Histogram;
  readonly stops: readonly string[];
}

/** The bars, and the two thumbs over them. A press anywhere takes the nearer thumb along. */
export function TimeLine({ histogram, stops }: Props): ReactNode {
  const { view } = usePage();
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  const thumbs = useThumbs(histogram);
  const [dragged, setDragged] = useState<ThumbName | null>(null);
  const { since, before } = thumbs.at;
  const dayUnder = (event: PointerEvent): string => {
    const box = root.current?.getBoundingClientRect();
    return box ? dayAt((event.clientX - box.left) / box.width, histogram) : histogram.to;
  };
  const nearer = (day: string): ThumbName => {
    if (since === null) return "before";
    const right = before ?? histogram.to;
    return Math.abs(daysBetween(since, day)) < Math.abs(daysBetween(right, day)) ? "since" : "before";
  };
  const hint = "Arrow keys move it by a day, with Shift to the next claim, Page Up and Down by a month.";
  return (
    <div
      className="time-line"
      ref={root}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const day = dayUnder(event);
        const name = nearer(day);
        setDragged(name);
        thumbs.grab(name, day);
        root.current?.querySelector<HTMLElement>(`[data-thumb="${name}"]`)?.focus();
      }}
      onPointerMove={(event) => {
        if (dragged) thumbs.drag(dragged, dayUnder(event));
      }}
      onPointerUp={() => {
        thumbs.letGo();
        setDragged(null);
      }}
      onPointerCancel={() => {
        thumbs.letGo();
        setDragged(null);
      }}
    >
      <Bars {...{ histogram, width, since, before }} />
      {since !== null && (
        <Thumb name="since" label="Compared with" hint={hint} {...{ histogram, stops, thumbs }} />
      )}
      <Thumb name="before" label="As it was known" hint={hint} {...{ histogram, stops, thumbs }} />
      {view.lens.before === null && dragged === null && <span className="time-today">today</span>}
    </div>
  );
}

interface BarsProps {
  readonly histogram: Histogram;
  /** In pixels. */
  readonly width: number;
  readonly since: string | null;
  readonly before: string | null;
}

/** The bars over the dates, and what lies between the thumbs. */
function Bars({ histogram, width, since, before }: BarsProps): ReactNode {
  const x = (day: string): number => placeOf(day, histogram) * width;
  return (
    <svg width={width} height={BARS + DATES} aria-hidden="true">
      <rect
        className="time-between"
        x={since === null ? 0 : x(since)}
        width={Math.max(0, x(before ?? histogram.to) - (since === null ? 0 : x(since)))}
        height={BARS}
      />
      {marksOf(histogram, Math.max(2, Math.floor(width / MARK))).map((mark) => (
        <g key={mark} className="time-mark">
          <line x1={x(mark)} x2={x(mark)} y1={0} y2={BARS + 4} />
          {x(mark) < width - MARK && (
            <text x={x(mark) + 4} y={BARS + 15}>
              {markInWords(mark, histogram)}
            </text>
          )}
        </g>
      ))}
      {histogram.bins.map((bin) => (
        <Bar key={bin.from} bin={bin} histogram={histogram} width={width} since={since} before={before} />
      ))}
      <line className="time-ground" x1={0} x2={width} y1={BARS} y2={BARS} />
    </svg>
  );
}

interface BarProps extends BarsProps {
  readonly bin: Bin;
}

/** A bar, by what the thumbs make of it: known, come between them, or not known yet. */
function Bar({ bin, histogram, width, since, before }: BarProps): ReactNode {
  const left = placeOf(bin.from, histogram) * width;
  const whole = placeOf(bin.to, histogram) * width - left;
  const wide = Math.min(26, Math.max(4, whole - 2));
  const high = Math.max(8, (bin.claims / histogram.most) * (BARS - 10));
  const isKnown = before === null || bin.to <= before;
  const isNew = isKnown && since !== null && bin.to > since;
  const when =
    histogram.unit === "day"
      ? inWordsOfDate(bin.from)
      : inWordsOfDate(bin.from.slice(0, histogram.unit === "month" ? 7 : 4));
  return (
    <rect
      className="time-bar"
      data-known={isKnown}
      data-new={isNew}
      x={left + (whole - wide) / 2}
      y={BARS - high}
      width={wide}
      height={high}
    >
      <title>{`${counted(bin.claims, "claim")}, ${when}`}</title>
    </rect>
  );
}

function markInWords(mark: string, { from, to }: Histogram): string {
  if (daysBetween(from, to) > 2_200) return mark.slice(0, 4);
  return new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" }).format(
    new Date(mark),
  );
}

/** The width of an element in pixels, as it changes. */
function useWidth(of: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(800);
  useEffect(() => {
    const element = of.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return width;
}
