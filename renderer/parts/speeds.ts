/** How fast something turns and zooms, −1 to 1 each: right, up and to the near are positive. */
export type Speeds = { readonly pan: number; readonly tilt: number; readonly zoom: number };

export const stopped: Speeds = { pan: 0, tilt: 0, zoom: 0 };

export const isStopped = ({ pan, tilt, zoom }: Speeds): boolean => pan === 0 && tilt === 0 && zoom === 0;

/** The share of the way from the middle within which nothing moves, so that a resting finger does not. */
const deadShare = 0.15;
/** A finger that goes along one axis strays from it by less than this share; it is meant to stay on it. */
const strayShare = 0.25;
/** Above 1 is gentler near the middle, where small movements are made. */
const curve = 1.6;

/** The speeds for a knob drawn `right` and `up` of the middle, as shares of its way to the rim; beyond the rim is the rim. */
export function speedsAt(right: number, up: number): Pick<Speeds, 'pan' | 'tilt'> {
  const far = Math.hypot(right, up);
  if (!(far > deadShare)) return { pan: 0, tilt: 0 };
  const speed = Math.min(1, (far - deadShare) / (1 - deadShare)) ** curve;
  const along = (own: number, other: number): number =>
    Math.abs(own) < Math.abs(other) * strayShare ? 0 : (own / far) * speed;
  return { pan: along(right, up), tilt: along(up, right) };
}

/** What a key moves while it is held; null for any other key. Both plus keys and both minus keys zoom. */
export type Held = 'left' | 'right' | 'up' | 'down' | 'closer' | 'wider';

const keys: Readonly<Record<string, Held>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  '+': 'closer',
  '=': 'closer',
  '-': 'wider',
  _: 'wider',
};

export const heldBy = (key: string): Held | null => keys[key] ?? null;

/** A key cannot be pressed harder: one speed that is fast enough to cross a room and slow enough to stop in time. */
export const keySpeed = 0.5;

/** The speeds for the keys that are held; two that pull against each other are none. */
export function speedsOfKeys(held: Iterable<Held>): Speeds {
  const all = new Set(held);
  const axis = (plus: Held, minus: Held): number =>
    ((all.has(plus) ? 1 : 0) - (all.has(minus) ? 1 : 0)) * keySpeed;
  return { pan: axis('right', 'left'), tilt: axis('up', 'down'), zoom: axis('closer', 'wider') };
}
