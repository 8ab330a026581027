import type { EventObject, SingularElementReturnValue } from "cytoscape";
import type { Stage } from "./stage";
import type { StageHandlers } from "./use-stage";

/** What the pointer, or the keyboard, is at. */
export interface Pointed {
  readonly type: "node" | "fact";
  readonly id: string;
}

/** With more facts than that, those of a node are not all named at once. */
const MOST_NAMED = 14;

/** Tells what the pointer does. The handlers are read when something happens, so they may change meanwhile. */
export function listenTo({ cy }: Stage, latest: { readonly current: StageHandlers }): void {
  const at = ({ renderedPosition }: EventObject): { x: number; y: number } => {
    const { left, top } = (cy.container() ?? document.body).getBoundingClientRect();
    return { x: left + renderedPosition.x, y: top + renderedPosition.y };
  };
  const pointed = ({ target }: EventObject): Pointed => {
    const element = target as SingularElementReturnValue;
    return { type: element.isNode() ? "node" : "fact", id: element.id() };
  };
  cy.on("tap", (event) => {
    if (event.target === cy) latest.current.onSelect(null);
  });
  cy.on("tap", ".entity, .fact", (event) => latest.current.onSelect(pointed(event)));
  cy.on("tap", ".badge", (event) => {
    const of = String((event.target as SingularElementReturnValue).data("of"));
    latest.current.onExpand(of, at(event));
  });
  cy.on("cxttap taphold", ".entity, .fact", (event) => latest.current.onMenu(pointed(event), at(event)));
  cy.on("mouseover", ".entity, .fact", (event) => latest.current.onHover(pointed(event)));
  cy.on("mouseout", ".entity, .fact", () => latest.current.onHover(null));
  let grabbed = "";
  cy.on("grab", ".entity", ({ target }: EventObject) => {
    grabbed = placeOf(target as SingularElementReturnValue);
  });
  cy.on("free", ".entity", ({ target }: EventObject) => {
    const node = target as SingularElementReturnValue;
    if (placeOf(node) === grabbed) return;
    const { x, y } = node.position();
    latest.current.onMoved(node.id(), [x, y]);
  });
}

function placeOf(node: SingularElementReturnValue): string {
  const { x, y } = node.position();
  return `${Math.round(x)} ${Math.round(y)}`;
}

/** Marks what is looked at: chosen, under the pointer, or with the focus of the keyboard; and names the facts beside a node. */
export function mark(
  { cy }: Stage,
  marks: {
    readonly chosen: Pointed | null;
    readonly hovered: Pointed | null;
    readonly focused: Pointed | null;
  },
): void {
  cy.batch(() => {
    cy.elements(".chosen, .hovered, .focused, .beside").removeClass("chosen hovered focused beside");
    for (const [name, one] of Object.entries(marks)) {
      const element = one ? cy.$id(one.id) : cy.collection();
      element.addClass(name);
      if (one?.type !== "node") continue;
      const facts = element.nodes().connectedEdges();
      if (facts.length <= MOST_NAMED) facts.addClass("beside");
    }
  });
}
