import { ARRIVED, mayPass, type Move, MoveTable, type Pattern } from "./pattern.js";
import { isEnd, type TraceRequest } from "./request.js";

/**
 * Any path that passes the kinds of `through`, in this order, between its ends. A state is the number of kinds that it
 * has passed.
 */
export function throughPattern({ through, to }: Pick<TraceRequest, "through" | "to">): Pattern {
  const move = (from: number, into: number, enters: Move["enters"]): Move => ({
    ...{ from, to: into, ends: null, enters },
    along: () => true,
  });
  const moves = [
    ...Array.from(through.keys(), (passed) =>
      move(passed, passed + 1, (node) => mayPass(node) && node.kind === through[passed]),
    ),
    ...Array.from({ length: through.length + 1 }, (_, passed) =>
      move(passed, passed, (node) => mayPass(node) && node.kind !== through[passed]),
    ),
    move(through.length, ARRIVED, (node) => isEnd(to, node)),
  ];
  const table = new MoveTable(moves);
  return {
    ...{ start: 0, shortest: 1, longest: Infinity },
    movesFrom: (state) => table.movesFrom(state),
    movesTo: (state) => table.movesTo(state),
    comesBy: () => true,
  };
}
