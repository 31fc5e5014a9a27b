import type { Party } from './call.ts';

/** Somebody linked, heard and seen, of whom nothing else is known than what is given. */
export const plainParty = (known: Pick<Party, 'id' | 'name' | 'kind'> & Partial<Party>): Party => ({
  role: '',
  muted: false,
  camera: true,
  sharing: false,
  farCamera: false,
  link: 'connected',
  stream: null,
  ...known,
});
