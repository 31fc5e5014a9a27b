/** What stands in an address for a PIN or a password: Pexip, VDX, Zoom, Teams, Cisco Meeting Server, Whereby. */
const secretInAddress = /([?&#;](?:pin|pwd|p|passcode|password|secret|roomkey|key|tk)=)[^&#;\s]+/gi;

/** A text without what opens a meeting: secrets in addresses, and these PINs where they stand by themselves. */
export function withoutSecrets(text: string, pins: readonly string[] = []): string {
  const open = text.replaceAll(secretInAddress, '$1…');
  return pins.reduce((left, pin) => {
    const plain = pin.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    const alone = new RegExp(`(?<![\\p{L}\\d])${plain}(?![\\p{L}\\d])`, 'gu');
    return left.replaceAll(alone, '…');
  }, open);
}
