import type { Core } from "cytoscape";
import { toSvg } from "./export-svg";
import type { Pictures } from "./pictures";
import { toDrawing } from "./drawing";
import { readTheme } from "./theme";

export function makePictures(cy: Core): Pictures {
  return {
    png: async () =>
      await cy.png({
        output: "blob-promise",
        full: true,
        scale: 2,
        bg: readTheme().page,
        maxWidth: 12_000,
        maxHeight: 12_000,
      }),
    svg: () => toSvg(toDrawing(cy)),
  };
}
