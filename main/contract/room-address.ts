/** A room's name on the hub: lower-case letters, digits and hyphens, 3 to 64, so that it is safe in a topic and a URL. */
export const roomNameForm = /^[a-z0-9](?:[a-z0-9-]{1,62})[a-z0-9]$/;

/** The address of a room of our own: `rundbord:<room>`. */
export const roomAddress = (room: string): string => `rundbord:${room}`;

/** The room's name in an address of ours, or null when it is not one. */
export function roomOfAddress(address: string): string | null {
  const room = /^rundbord:(.*)$/.exec(address)?.[1] ?? '';
  return roomNameForm.test(room) ? room : null;
}
