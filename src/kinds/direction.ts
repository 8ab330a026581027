import { vocabulary } from "../shared/vocabulary.js";

export const DIRECTION = vocabulary(
  "Direction",
  "Which way a relation is looked or gone along, seen from an entity.",
  {
    OUT: "The entity is the relation's subject: towards the object.",
    IN: "The entity is its object: towards the subject.",
    BOTH: "Either way.",
  },
);

export type Direction = keyof typeof DIRECTION.values;
