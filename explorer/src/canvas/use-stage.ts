import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { usePage } from "../hooks/use-page";
import { betweenWords } from "../graph/catalogue";
import type { Scene, SceneFact } from "../graph/model";
import type { Question } from "../state/view";
import { toElements } from "./elements";
import { setPictures } from "./pictures";
import { LARGE, type Shown, Stage } from "./stage";
import { listenTo, type Pointed } from "./stage-events";
import { makePictures } from "./make-pictures";
import { onThemeChange } from "./theme";

const MOST_IN_RANKS = 14;

/** What the pointer does with what is drawn. */
export interface StageHandlers {
  readonly onSelect: (pointed: Pointed | null) => void;
  readonly onMenu: (pointed: Pointed, at: { readonly x: number; readonly y: number }) => void;
  readonly onExpand: (node: string, at: { readonly x: number; readonly y: number }) => void;
  readonly onHover: (pointed: Pointed | null) => void;
  readonly onMoved: (node: string, at: readonly [number, number]) => void;
}

/**
 * Keeps a drawing in an element, and lets it show the scene. Returns how many nodes are being placed by a worker; null while
 * none is at work.
 */
export function useStage(
  stageRef: RefObject<Stage | null>,
  container: RefObject<HTMLDivElement | null>,
  handlers: StageHandlers,
): number | null {
  const [running, setRunning] = useState<number | null>(null);
  const shown = useShown();
  const isLarge = (shown?.elements.nodes.length ?? 0) > LARGE;
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const made = new Stage(element, setRunning, isLarge);
    stageRef.current = made;
    listenTo(made, latest);
    setPictures(makePictures(made.cy));
    const observer = new ResizeObserver(() => made.resized());
    observer.observe(element);
    const stopTheme = onThemeChange(() => made.useTheme());
    return () => {
      stageRef.current = null;
      setRunning(null);
      setPictures(null);
      stopTheme();
      observer.disconnect();
      made.destroy();
    };
  }, [stageRef, container, isLarge]);
  useEffect(() => {
    if (shown) stageRef.current?.show(shown);
  }, [stageRef, shown, isLarge]);
  return running;
}

function useShown(): Shown | null {
  const { scene, view, catalogue } = usePage();
  const { question, path, pins } = view;
  return useMemo(() => {
    if (!scene || !question) return null;
    const elements = toElements(
      scene,
      { path, pins },
      {
        look: (kind) => catalogue.kind(kind)?.legend ?? { colour: "#999999", shape: "ellipse" },
        words: (fact: SceneFact) => betweenWords(catalogue, fact.relation),
      },
    );
    return {
      key: keyOf(question),
      kind: inRanks(question, scene) ? "ranks" : "forces",
      elements,
      paths: scene.paths,
      pins,
    };
  }, [scene, question, path, pins, catalogue]);
}

/** Paths are read from left to right, and so is what is said of one thing, as long as it is not much. */
function inRanks({ type }: Question, { facts }: Scene): boolean {
  return type === "paths" || (type === "subject" && facts.length <= MOST_IN_RANKS);
}

/** Questions that differ in how much they read only are the same picture, grown. */
function keyOf(question: Question): string {
  return JSON.stringify(question.type === "around" ? { ...question, budget: 0 } : question);
}
