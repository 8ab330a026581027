import { crc32, deflateRawSync } from "node:zlib";

/** A zip archive of one packed file; `told` is the size that it says the file has. */
export function zipOf(name: string, content: string | Uint8Array, told?: number): Buffer {
  const [data, path] = [Buffer.from(content), Buffer.from(name)];
  const packed = deflateRawSync(data);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(8, 4);
  shared.writeUInt32LE(crc32(data), 10);
  shared.writeUInt32LE(packed.length, 14);
  shared.writeUInt32LE(told ?? data.length, 18);
  shared.writeUInt16LE(path.length, 22);
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), shared, path, packed]);
  const central = Buffer.concat([
    Buffer.from("PK\x01\x02"),
    Buffer.of(20, 0),
    shared,
    Buffer.alloc(14),
    path,
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from("PK\x05\x06"), end]);
}
