import type { View } from "../state/view";
import type { Scene } from "../graph/model";
import type { ExportedFact } from "./rows";

/** What is shown, as JSON: entities, facts with statuses, claims and sources, the paths, the lens, and the link that shows it again. */
export function toSceneJson(
  scene: Scene,
  facts: readonly ExportedFact[],
  { question, lens }: Pick<View, "question" | "lens">,
  about: { readonly link: string; readonly takenAt: string },
): string {
  const whole = {
    format: "breachpath-view",
    version: 1,
    ...about,
    question,
    lens,
    counts: scene.counts,
    whyEmpty: scene.whyEmpty,
    stoppedBy: scene.stoppedBy,
    entities: scene.nodes.map(({ id, kind, name, vanished }) => ({ id, kind, name, vanished })),
    facts: facts.map(({ fact, sentence, claims }) => {
      const { id, relation, source, target, status, confidence, change, was, shutOut } = fact;
      return { id, sentence, relation, source, target, status, confidence, change, was, shutOut, claims };
    }),
    paths: scene.paths.map(({ id, summary, status, confidence, change, shutOut, hops }) => ({
      id,
      summary,
      status,
      confidence,
      change,
      shutOut,
      facts: hops.map(({ statement }) => statement.id),
    })),
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
