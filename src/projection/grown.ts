type Column = Uint8Array | Uint32Array | Float64Array;

/** The column itself where it has room for so many values, else a copy with room to spare. */
export function grown<Kind extends Column>(column: Kind, length: number): Kind {
  if (length <= column.length) return column;
  const larger = new (column.constructor as new (length: number) => Kind)(Math.ceil(length * 1.25) + 64);
  larger.set(column);
  return larger;
}
