import cytoscape, { type Core, type NodeSingular } from "cytoscape";
import type { Scene } from "../graph/model";
import type { View } from "../state/view";
import type { Elements } from "./elements";
import type { Bend, Point } from "./geometry";
import { clearLabels } from "./labels";
import { fromPlaces, type Layout, type LayoutTask, type Page, toTask } from "./layouts";
import { placeAdded } from "./place-added";
import { type RunningLayout, startLayout } from "./start-layout";
import { makeStyleSheet } from "./style-sheet";
import { placeBadges, setBend, syncElements } from "./sync";
import { readTheme } from "./theme";

/** What is to be seen. */
export interface Shown {
  /** Another key is another picture: all of it is placed anew. */
  readonly key: string;
  readonly kind: LayoutTask["kind"];
  readonly elements: Elements;
  readonly paths: Scene["paths"];
  readonly pins: View["pins"];
}

/** From so many nodes on, the picture is moved as an image while it is dragged or zoomed. */
export const LARGE = 400;
const CLOSEST_FIT = 1.4;
const FIT_ROOM = 28;

interface Remembered {
  key: string;
  readonly nodes: Map<string, Point>;
  readonly bends: Map<string, Bend>;
}

/** Outlives the canvas: who looks at the table meanwhile finds the picture as it was. */
let remembered: Remembered = { key: "", nodes: new Map(), bends: new Map() };

/** The drawing: cytoscape, kept while what it shows changes. */
export class Stage {
  readonly cy: Core;
  private shown: Shown | null = null;
  private running: RunningLayout | null = null;
  private isFitted = true;

  constructor(
    container: HTMLElement,
    private readonly onRunning: (nodes: number | null) => void,
    isLarge: boolean,
  ) {
    this.cy = cytoscape({
      container,
      style: makeStyleSheet(readTheme()),
      minZoom: 0.04,
      maxZoom: 3,
      boxSelectionEnabled: false,
      autounselectify: true,
      textureOnViewport: isLarge,
      hideEdgesOnViewport: isLarge,
    });
    this.cy.on("scrollzoom pinchzoom dragpan", () => {
      this.isFitted = false;
    });
    this.cy.on("position", "node.entity", ({ target }) => placeBadges(this.cy, target as NodeSingular));
  }

  destroy(): void {
    this.running?.cancel();
    this.running = null;
    this.cy.destroy();
  }

  useTheme(): void {
    this.cy.style(makeStyleSheet(readTheme()));
  }

  /** Shows something else, or the same with what changed in it. */
  show(shown: Shown): void {
    const isOther = shown.key !== remembered.key;
    const before = this.shown;
    this.shown = shown;
    const added = syncElements(this.cy, shown.elements);
    if (isOther) remembered = { key: shown.key, nodes: new Map(), bends: new Map() };
    const unknown = added.filter((id) => !remembered.nodes.has(id));
    const old = shown.elements.nodes.length - unknown.length;
    if (isOther || old === 0 || unknown.length > Math.max(60, old) || isOnPath(shown, unknown)) {
      this.layOut();
      return;
    }
    this.placeUnknown(shown, unknown);
    this.apply();
    if (before === null || (this.isFitted && unknown.length > 0)) this.fit();
  }

  /** Places everything anew, but what is pinned. */
  layOut(): void {
    const { shown } = this;
    if (!shown) return;
    this.running?.cancel();
    this.running = null;
    const task = toTask(shown.elements, shown.paths, { ...shown, page: this.page() });
    const started = startLayout(task);
    if (started instanceof Map) {
      this.take(fromPlaces(shown.elements, shown.kind, started));
      return;
    }
    const running = started as RunningLayout;
    this.running = running;
    this.onRunning(shown.elements.nodes.length);
    void running.places.then((places) => {
      if (this.running !== running) return;
      this.running = null;
      this.onRunning(null);
      if (!this.cy.destroyed()) this.take(fromPlaces(shown.elements, shown.kind, places));
    });
  }

  cancelLayout(): void {
    this.running?.cancel();
  }

  /** All of it, as large as the page allows. */
  fit(): void {
    if (this.cy.elements().empty()) return;
    this.cy.resize();
    this.cy.fit(this.cy.elements(), FIT_ROOM);
    if (this.cy.zoom() > CLOSEST_FIT) {
      this.cy.zoom(CLOSEST_FIT);
      this.cy.center();
    }
    this.isFitted = true;
  }

  zoomBy(factor: number): void {
    const middle = { x: this.cy.width() / 2, y: this.cy.height() / 2 };
    this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition: middle });
    this.isFitted = false;
  }

  /** The page's part for it is of another size now. */
  resized(): void {
    this.cy.resize();
    if (this.isFitted) this.fit();
  }

  /** Moves the picture, if that is needed to see a node. */
  reveal(id: string): void {
    const node = this.cy.$id(id);
    if (node.empty()) return;
    const { x1, y1, x2, y2 } = node.renderedBoundingBox();
    const isSeen = x1 >= 0 && y1 >= 0 && x2 <= this.cy.width() && y2 <= this.cy.height();
    if (isSeen) return;
    this.cy.center(node);
    this.isFitted = false;
  }

  /** Where a node is, or the middle of a line, in the canvas's units. */
  placeOfElement(id: string): Point {
    const element = this.cy.$id(id);
    const [node] = element.nodes().toArray();
    const [edge] = element.edges().toArray();
    return { ...(node?.position() ?? edge?.midpoint() ?? { x: 0, y: 0 }) };
  }

  /** Where the nodes are, but one. */
  placesOfNodes(but: string | null): (readonly [string, Point])[] {
    return this.cy
      .nodes(".entity")
      .map((node) => [node.id(), { ...node.position() }] as const)
      .filter(([id]) => id !== but);
  }

  /** Beside an element, in pixels of the window. */
  placeOnPage(id: string): Point {
    const { x, y } = this.placeOfElement(id);
    const { left, top } = (this.cy.container() ?? document.body).getBoundingClientRect();
    const [zoom, pan] = [this.cy.zoom(), this.cy.pan()];
    return { x: left + x * zoom + pan.x + 20, y: top + y * zoom + pan.y + 12 };
  }

  private page(): Page {
    return {
      width: Math.max(200, this.cy.width() - 2 * FIT_ROOM),
      height: Math.max(200, this.cy.height() - 2 * FIT_ROOM),
    };
  }

  private take({ nodes, bends }: Layout): void {
    for (const [id, at] of nodes) remembered.nodes.set(id, at);
    remembered.bends.clear();
    for (const [id, bend] of bends) remembered.bends.set(id, bend);
    this.apply();
    this.fit();
  }

  private placeUnknown({ elements, kind }: Shown, unknown: readonly string[]): void {
    if (unknown.length === 0) return;
    const known = new Map(
      elements.nodes.flatMap(({ id }) => {
        const at = this.placeOf(id);
        return at ? [[id, at] as const] : [];
      }),
    );
    for (const [id, at] of placeAdded(elements, unknown, known, kind)) {
      if (unknown.includes(id)) remembered.nodes.set(id, at);
    }
  }

  private placeOf(id: string): Point | undefined {
    const pin = this.shown?.pins[id];
    return pin ? { x: pin[0], y: pin[1] } : remembered.nodes.get(id);
  }

  /** Puts nodes where they are known to be, and pinned ones where they are pinned. */
  private apply(): void {
    this.cy.batch(() => {
      this.cy.nodes(".entity").forEach((node) => {
        const at = this.placeOf(node.id());
        if (at) node.position({ ...at });
      });
      this.cy.edges(".fact").forEach((edge) => setBend(edge, remembered.bends.get(edge.id()) ?? null));
    });
    placeBadges(this.cy);
    clearLabels(this.cy);
  }
}

/** Whether one of these nodes is on a path: paths are read from left to right, so a new one needs new ranks. */
function isOnPath({ kind, paths }: Shown, nodes: readonly string[]): boolean {
  if (kind !== "ranks" || nodes.length === 0) return false;
  const onPaths = new Set(paths.flatMap(({ hops }) => hops.flatMap(({ from, to }) => [from.id, to.id])));
  return nodes.some((id) => onPaths.has(id));
}
