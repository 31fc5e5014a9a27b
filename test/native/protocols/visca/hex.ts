export const bytes = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/[\dA-F]{2}/gi) ?? [], (byte) => Number.parseInt(byte, 16));

export const hex = (of: Uint8Array | string): string =>
  typeof of === 'string'
    ? of
    : Array.from(of, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(' ');
