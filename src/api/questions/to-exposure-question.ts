import type { MeasureKind } from "../../belief/vocabularies.js";
import { getEntityNamed } from "../../entities/resolve-entity.js";
import { getKind } from "../../kinds/registry.js";
import type { Start } from "../../questions/reach-datasets.js";
import type { ExposureQuestion } from "../../questions/read-exposure.js";
import { findAllOfKind } from "../../questions/starts.js";
import { InputRefused, RefusalReason } from "../../shared/errors.js";
import type { RequestContext } from "../context.js";
import { toEndpoint } from "../trace/to-trace-request.js";
import type { EntityRefInput } from "../entities/entity-ref-input.js";
import { loadEntities } from "./load-entities.js";

/** Checks the arguments of `exposure` and resolves its names. */
export async function toExposureQuestion(
  of: readonly EntityRefInput[],
  measure: MeasureKind,
  dataClass: EntityRefInput | null,
  context: RequestContext,
): Promise<ExposureQuestion> {
  const [starts, dataClassId] = await Promise.all([
    toStarts(of, context),
    dataClass ? toDataClass(dataClass, context) : null,
  ]);
  return { starts, measure, dataClassId };
}

async function toStarts(of: readonly EntityRefInput[], context: RequestContext): Promise<Start[]> {
  const { ids, kinds } = await toEndpoint(of, "of", context);
  const named = await loadEntities(context, [...ids]);
  const all = await Promise.all(kinds.map((kind) => findAllOfKind(context.graph, kind, context.tlp)));
  const starts = [...named.map(({ id, typeName }) => ({ id, kind: getKind(typeName) })), ...all.flat()];
  return [...new Map(starts.map((start) => [start.id, start])).values()];
}

async function toDataClass(ref: EntityRefInput, { graph, tlp }: RequestContext): Promise<string> {
  if (ref.kind != null && ref.kind !== "DATA_CLASS") {
    const problem = `dataClass: expected a DATA_CLASS, got the kind ${ref.kind}.`;
    throw new InputRefused(RefusalReason.InvalidValue, problem, { path: "dataClass" });
  }
  const entity = await getEntityNamed(graph, { ...ref, kind: "DATA_CLASS" }, "dataClass", tlp);
  return entity.id;
}
