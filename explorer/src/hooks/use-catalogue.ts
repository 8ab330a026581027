import { Catalogue as CatalogueDocument } from "../api/documents/finding";
import type { Answer } from "../api/answers";
import { makeRequest } from "../api/requests";
import { type Catalogue, toCatalogue } from "../graph/catalogue";
import { useAnswer } from "./use-answers";

const CATALOGUE = makeRequest("Kinds and relations", CatalogueDocument, {}, toCatalogue);

/** Kinds and relations, asked once. */
export function useCatalogue(): Answer<Catalogue> {
  const answer = useAnswer(CATALOGUE);
  if (!answer) throw new Error("The catalogue is always asked for.");
  return answer;
}
