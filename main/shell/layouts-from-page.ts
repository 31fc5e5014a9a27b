/**
 * Whether the page may see the HID devices that have keys for calls, to tell what their reports mean: only where the system
 * does not tell main. Linux does.
 */
export const layoutsFromPage = (platform: NodeJS.Platform = process.platform): boolean =>
  platform !== 'linux';
