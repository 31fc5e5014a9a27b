import type { Settings } from '../settings/schema.ts';

/** What the hub needs of the settings: its own group and that of calls, side by side. */
export type HubSettings = Settings['hub'] & Settings['calls'];
