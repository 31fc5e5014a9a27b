import type { DialReading } from '../../main/contract/dialling.ts';
import { noDirectory } from '../../main/contract/directory.ts';
import type { KioskState, Place } from '../kiosk/state.ts';
import { type Look, type Picture, picture } from './base-state.ts';
import { directoryOf, entriesOf, foundMany } from './directory-samples.ts';

type Joining = Extract<Place, { kind: 'join' }>;

const at = (change: Partial<Joining>): { readonly place: Joining } => ({
  place: { kind: 'join', text: '', busy: false, problem: null, ...change },
});

const join = (
  change: (look: Look, base: KioskState) => Partial<Joining>,
  more: Partial<KioskState> = {},
): Picture => picture((look, base) => ({ directory: directoryOf(look), ...more, ...at(change(look, base)) }));

const reading = (kind: DialReading['kind'], shown: string, route: DialReading['route']): DialReading => ({
  kind,
  shown,
  route,
  target: null,
});

/** The dial field, in each of its states. */
export const joinPictures: Readonly<Record<string, Picture>> = {
  join: join(() => ({})),
  'join-no-directory': join(() => ({}), { directory: noDirectory }),
  'join-no-favourites': join(() => ({}), { directory: { ...noDirectory, has: true } }),
  'join-alias': join(() => ({
    text: '1234@rooms.vconf.dk',
    reading: reading('alias', '1234@rooms.vconf.dk', { engine: 'pexip', at: 'px1.video.example' }),
    found: { entries: [], more: false },
  })),
  'join-number': join(() => ({
    text: '12345678',
    reading: reading('number', '12345678', { engine: 'sip', at: 'sip.example' }),
  })),
  'join-long': join(
    () => ({
      text: 'tvaersektoriel-koordineringskonference-om-rehabilitering@videokonference.universitetshospitalet.example',
      reading: reading(
        'sip',
        'tvaersektoriel-koordineringskonference-om-rehabilitering@videokonference.universitetshospitalet.example',
        { engine: 'sip', at: 'registrar-og-sessionskontrol.telefoni.universitetshospitalet.example' },
      ),
    }),
    { directory: noDirectory },
  ),
  'join-unknown': join((look) => ({
    text: 'me',
    reading: null,
    found: { entries: entriesOf(look).slice(1, 4), more: false },
  })),
  'join-many': join((look) => ({ text: 'e', found: foundMany(look) })),
  'join-none': join(() => ({ text: 'Zebra', found: { entries: [], more: false } })),
  'join-troubled': picture((look) => ({
    directory: { ...directoryOf(look), troubled: true },
    ...at({}),
  })),
  'join-no-route': join(() => ({
    text: '12345678',
    reading: reading('number', '12345678', null),
    found: { entries: [], more: false },
  })),
  'join-busy': join(() => ({ text: 'KRTB-4729', busy: true, reading: reading('code', 'KRTB-4729', null) })),
  'join-wrong': join(
    () => ({
      text: 'https://rooms.example/meet/8f3k-2dkf-99ab?pin=1234&name=egeskov-mødelokale',
      problem: { code: 'join-not-understood' },
    }),
    { directory: noDirectory },
  ),
  'join-scan': join(() => ({ scanning: true })),
  'join-scan-no-camera': picture((look, base) => ({
    directory: directoryOf(look),
    ownPicture: null,
    devices: { ...base.devices, cameras: [], camera: null, cameraProblem: { code: 'camera-missing' } },
    ...at({ scanning: true }),
  })),
};
