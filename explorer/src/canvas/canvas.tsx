import "./canvas.css";
import { type ReactNode, useEffect, useRef } from "react";
import { usePage } from "../hooks/use-page";
import type { Scene } from "../graph/model";
import { askPaths } from "./actions";
import { ContextMenu } from "./context-menu";
import { ExpansionMenu } from "./expansion-menu";
import type { At } from "./popup";
import type { Stage } from "./stage";
import { mark } from "./stage-events";
import { Toolbar } from "./toolbar";
import { useLooking } from "./use-looking";
import { useMenus } from "./use-menus";
import { useStage } from "./use-stage";
import { useStageKeys } from "./use-stage-keys";

const HOW =
  "The graph. Arrow keys go from node to node, F from fact to fact, Enter opens the evidence, Shift and F10 the menu.";

/** The scene as a picture. Everything it does is at hand by pointer and by keyboard. */
export function Canvas(): ReactNode {
  const { view, change, scene } = usePage();
  const container = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage>(null);
  const looking = useLooking();
  const menus = useMenus(root, stage);
  const running = useStage(stage, container, {
    onSelect: (pointed) => {
      looking.focus(pointed);
      change((now) => ({ ...now, selected: pointed }));
    },
    onMenu: (pointed, at) => {
      looking.focus(pointed);
      menus.openMenu(pointed, at);
    },
    onExpand: menus.openExpansion,
    onHover: looking.hover,
    onMoved: (node, at) => change((now) => ({ ...now, pins: { ...now.pins, [node]: at } })),
  });
  const { selected } = view;
  const { hovered, focused } = looking;
  useEffect(() => {
    if (stage.current) mark(stage.current, { chosen: selected, hovered, focused });
  }, [scene, selected, hovered, focused]);
  const onKeyDown = useStageKeys(stage, looking, menus);
  const pointed = focused ?? selected;
  return (
    <div className="canvas">
      <Toolbar
        stage={stage}
        said={looking.say(hovered ?? pointed) || summaryOf(scene)}
        onMenu={pointed && ((button) => menus.openMenu(pointed, below(button)))}
      />
      <Banner menus={menus} onPanel={(end) => change((now) => askPaths(now, { [end.end]: [end.ref] }))} />
      <div
        ref={root}
        className="canvas-root"
        role="application"
        tabIndex={0}
        aria-label={HOW}
        onKeyDown={onKeyDown}
        onContextMenu={(event) => event.preventDefault()}
      >
        <div ref={container} className="canvas-drawing" hidden={running !== null} />
      </div>
      <p className="visually-hidden" role="status">
        {looking.say(focused)}
      </p>
      {running !== null && <Running nodes={running} onCancel={() => stage.current?.cancelLayout()} />}
      {menus.menu && <ContextMenu {...menus.menu} onClose={menus.close} />}
      {menus.expansion && <ExpansionMenu {...menus.expansion} onClose={menus.close} />}
    </div>
  );
}

function Running({ nodes, onCancel }: { readonly nodes: number; readonly onCancel: () => void }): ReactNode {
  return (
    <div className="canvas-running" role="status">
      <p>
        <span className="spinner" aria-hidden="true" /> Placing {nodes.toLocaleString("en")} nodes…
      </p>
      <button type="button" onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
}

function below(button: HTMLElement): At {
  const { left, bottom } = button.getBoundingClientRect();
  return { x: left, y: bottom + 4 };
}

function summaryOf(scene: Scene | null): string {
  const [nodes, facts] = [scene?.nodes.length ?? 0, scene?.facts.length ?? 0];
  if (nodes === 0) return "Nothing to draw.";
  const count = (many: number, word: string): string =>
    `${many.toLocaleString("en")} ${many === 1 ? word : `${word}s`}`;
  return `${count(nodes, "node")}, ${count(facts, "fact")}`;
}

interface BannerProps {
  readonly menus: ReturnType<typeof useMenus>;
  readonly onPanel: (open: NonNullable<ReturnType<typeof useMenus>["open"]>) => void;
}

/** A question for paths that has one end waits for the other. */
function Banner({ menus: { open, setOpen }, onPanel }: BannerProps): ReactNode {
  if (!open) return null;
  const other = open.end === "from" ? "to" : "from";
  return (
    <div className="canvas-banner" role="status">
      <p>
        Paths {open.end} <strong>{open.ref.name}</strong>: now open the menu of another node and choose “Paths{" "}
        {other} here”.
      </p>
      <button type="button" onClick={() => onPanel(open)}>
        Choose it in the panel
      </button>
      <button type="button" onClick={() => setOpen(null)}>
        Cancel
      </button>
    </div>
  );
}
