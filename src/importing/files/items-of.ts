import type { Format, Item } from "../../formats/format.js";
import type { InputFile } from "./input-file.js";
import { jsonItems } from "./json-items.js";
import { lineItems } from "./line-items.js";
import { tableItems } from "./table-items.js";

/**
 * The items of a file, streamed.
 * @throws FileRefused where the file cannot be read on
 */
export function itemsOf(
  file: InputFile,
  { layout }: Format,
  envelope: Record<string, unknown>,
): AsyncIterable<Item> {
  switch (layout.type) {
    case "json":
      return jsonItems(file.open(), layout.collection, envelope);
    case "lines":
      return lineItems(file.open());
    case "table":
      return tableItems(file, layout);
  }
}
