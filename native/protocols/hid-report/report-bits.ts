/** Numbers in reports are of 1 to 32 bits, lowest bit first (USB HID 1.11 §5.8, §8). `bit` counts from `bytes[0]`. */
export function readBits(bytes: Uint8Array, bit: number, size: number, signed: boolean): number {
  let value = 0;
  for (let done = 0; done < size; ) {
    const at = bit + done;
    const inByte = at & 7;
    const taken = Math.min(8 - inByte, size - done);
    value += (((bytes[at >> 3] ?? 0) >> inByte) & ((1 << taken) - 1)) * 2 ** done;
    done += taken;
  }
  return signed && value >= 2 ** (size - 1) ? value - 2 ** size : value;
}

/** Writes `value`, of which the lowest `size` bits count; the bits around it stay. */
export function writeBits(bytes: Uint8Array, bit: number, size: number, value: number): void {
  for (let done = 0; done < size; done += 1) {
    const at = bit + done;
    const mask = 1 << (at & 7);
    const before = bytes[at >> 3] ?? 0;
    bytes[at >> 3] = Math.floor(value / 2 ** done) & 1 ? before | mask : before & ~mask;
  }
}
