/** What is used of `navigator`. */
export type PermissionBrowser = {
  readonly mediaDevices: Pick<MediaDevices, 'getUserMedia'> | undefined;
  readonly permissions:
    | { query(what: { name: 'camera' | 'microphone' }): Promise<{ state: string }> }
    | undefined;
};

/** Whether the browser would not ask; one that cannot tell may ask. */
async function isGranted(browser: PermissionBrowser, name: 'camera' | 'microphone'): Promise<boolean> {
  try {
    return (await browser.permissions?.query({ name }))?.state === 'granted';
  } catch {
    return false;
  }
}

/**
 * Makes the browser ask for camera and microphone in one question instead of two, before each is opened by its owner.
 * Resolves when the person has answered; what the answer was is found out by whoever opens them.
 */
export async function askTogether(browser: PermissionBrowser): Promise<void> {
  if (!browser.mediaDevices) return;
  const granted = await Promise.all([isGranted(browser, 'camera'), isGranted(browser, 'microphone')]);
  if (granted.every(Boolean)) return;
  try {
    const stream = await browser.mediaDevices.getUserMedia({ audio: true, video: true });
    for (const track of stream.getTracks()) track.stop();
  } catch {
    // Refused, or one of the two is missing: opening each by itself tells which.
  }
}
