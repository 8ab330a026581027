import { vocabulary } from "../shared/vocabulary.js";

export const DIRECTION = vocabulary("Direction", "Which way a relation is looked along from an entity.", {
  OUT: "The entity is the relation's subject.",
  IN: "The entity is its object.",
  BOTH: "Either.",
});

export type Direction = keyof typeof DIRECTION.values;
