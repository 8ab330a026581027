import { Naming } from "../../src/records/naming.js";

const plain = new Naming();

/** The id of what a reference such as "company:fujitsu" names. */
export const idOf = (ref: string): string => plain.idOf(ref);

/** The id of the statement of a triple of references. */
export const tripleId = (triple: [string, string, string]): string => plain.tripleId(triple);
