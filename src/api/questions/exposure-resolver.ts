import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Measurement } from "../../belief/source.js";
import { MEASURE_KIND, type MeasureKind } from "../../belief/vocabularies.js";
import { FactReader } from "../../questions/fact-reader.js";
import { MOST_EXPOSURE_FACTS, readExposure } from "../../questions/read-exposure.js";
import { MOST_OF_KIND } from "../../questions/starts.js";
import { LensInput, toLens } from "../belief/lens-input.js";
import { MeasurementType } from "../belief/measurement-type.js";
import { SourceType } from "../belief/source-type.js";
import { type SourceView, viewSource } from "../belief/views.js";
import type { RequestContext } from "../context.js";
import { EntityType } from "../entities/entity-interface.js";
import { enumOf } from "../schema/enums.js";
import { EntityRefInput } from "../entities/entity-ref-input.js";
import {
  DatasetExposureType,
  DatasetType,
  QuantityEstimateType,
  SourceExposureType,
} from "./exposure-types.js";
import {
  type DatasetExposureView,
  type EstimateView,
  type SourceExposureView,
  viewEstimate,
} from "./exposure-views.js";
import { loadEntities } from "./load-entities.js";
import { toExposureQuestion } from "./to-exposure-question.js";

@Resolver(() => QuantityEstimateType)
export class ExposureResolver {
  @Query(() => QuantityEstimateType, {
    description:
      "How much data of these entities was exposed, without false sums: a dataset counts once however it is reached, " +
      "a part counts within its whole, classes of data in one dataset are not added, and measurements that cannot " +
      `all be true are spanned and shown. Reads at most ${MOST_EXPOSURE_FACTS} facts.`,
  })
  async exposure(
    @Arg("of", () => [EntityRefInput], {
      description:
        "Whose data: the datasets of an organization, its parts, an incident, a tool, a listing, a country and so on. " +
        `A kind alone means all of that kind, ${MOST_OF_KIND} at most.`,
    })
    of: EntityRefInput[],
    @Arg("measure", enumOf(MEASURE_KIND), { description: "What to count." }) measure: MeasureKind,
    @Arg("dataClass", () => EntityRefInput, {
      nullable: true,
      description: "Only this class of data, and the datasets that contain it.",
    })
    dataClass: EntityRefInput | null,
    @Arg("lens", () => LensInput, { nullable: true, description: "Which facts are let in." })
    lens: LensInput | null,
    @Ctx() context: RequestContext,
  ): Promise<EstimateView> {
    const question = await toExposureQuestion(of, measure, dataClass, context);
    const reader = new FactReader(context.graph, toLens(lens, context.lens), context.tlp, {
      question: "exposure",
      facts: MOST_EXPOSURE_FACTS,
      advice: "Ask about fewer or narrower entities.",
    });
    return viewEstimate(measure, await readExposure(reader, question));
  }

  @FieldResolver(() => [DatasetType])
  unmeasured(@Root() { unmeasuredIds }: EstimateView, @Ctx() context: RequestContext): Promise<object[]> {
    return loadEntities(context, unmeasuredIds);
  }
}

@Resolver(() => DatasetExposureType)
export class DatasetExposureResolver {
  @FieldResolver(() => DatasetType, { nullable: true })
  dataset(
    @Root() { exposure }: DatasetExposureView,
    @Ctx() { loaders }: RequestContext,
  ): Promise<object | null> {
    return loaders.entities.load(exposure.id);
  }

  @FieldResolver(() => DatasetType, { nullable: true })
  within(@Root() { exposure }: DatasetExposureView, @Ctx() { loaders }: RequestContext): unknown {
    return exposure.within === null ? null : loaders.entities.load(exposure.within);
  }

  @FieldResolver(() => [EntityType])
  reachedFrom(@Root() { exposure }: DatasetExposureView, @Ctx() context: RequestContext): Promise<object[]> {
    return loadEntities(context, exposure.from);
  }

  @FieldResolver(() => [MeasurementType])
  measurements(@Root() { exposure }: DatasetExposureView): Measurement[] {
    return exposure.measured.map(({ measurement }) => measurement);
  }
}

@Resolver(() => SourceExposureType)
export class SourceExposureResolver {
  @FieldResolver(() => SourceType, { nullable: true })
  async source(
    @Root() { sourceId }: SourceExposureView,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SourceView | null> {
    const source = await loaders.sources.load(sourceId);
    return source ? viewSource(source) : null;
  }

  @FieldResolver(() => [DatasetType])
  datasets(@Root() { datasetIds }: SourceExposureView, @Ctx() context: RequestContext): Promise<object[]> {
    return loadEntities(context, datasetIds);
  }
}
