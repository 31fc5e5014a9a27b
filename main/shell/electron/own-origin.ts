/** A scheme of our own, standard and secure, which never leaves the machine; prepare-electron.ts gives it its privileges. */
export const scheme = 'rundbord';
/** The window's origin. */
export const origin = `${scheme}://kiosk`;

/** Whether an address is a page of ours. */
export const isOurs = (url: string): boolean => url === origin || url.startsWith(`${origin}/`);
