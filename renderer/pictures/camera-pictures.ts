import type { CallState, Party } from '../calls/call.ts';
import { plainParty } from '../calls/plain-party.ts';
import { minutes, now, ownRoom, type Picture, picture, sampleOf, usualDay, wanted } from './base-state.ts';
import {
  cameraNamed,
  codecNamed,
  displayNamed,
  eagleEye,
  plainCamera,
  somePorts,
  viewsOfRoom,
  withConnected,
} from './connected-samples.ts';
import { usualRoom } from './device-samples.ts';

const display = displayNamed('Samsung QM55C');
const waking = displayNamed('NEC M402H', {
  protocol: 'nec',
  power: { wanted: 'on', actual: 'warming' },
});
const deaf = displayNamed('LG 55UH5N', { protocol: 'lg', status: 'not-answering' });
const hdx = codecNamed('Polycom HDX 7000');

const party = (more: Partial<Party>): Party => plainParty({ id: 'p1', name: '', kind: 'kiosk', ...more });

const connectedWith = (parties: readonly Party[], target = ownRoom): CallState => ({
  kind: 'connected',
  target,
  since: now + minutes(6),
  parties,
});

const overCodec = {
  engine: 'codec',
  provider: 'sip',
  address: 'sip:71234567@rooms.vconf.dk',
  source: 'typed',
} as const;

/** Cameras that are steered, displays that are switched, and what hangs on cables. */
export const cameraPictures: Readonly<Record<string, Picture>> = {
  'home-reach': picture(() => withConnected({ cameras: [eagleEye], displays: [display] })),
  camera: picture(() => ({
    place: { kind: 'camera' },
    ...withConnected({ cameras: [eagleEye, plainCamera] }),
    views: viewsOfRoom(),
  })),
  'camera-trouble': picture(() => ({
    place: { kind: 'camera' },
    ownPicture: null,
    ...withConnected({
      cameras: [cameraNamed('PTZOptics 20X', { status: 'busy' }), eagleEye],
    }),
  })),
  displays: picture(() => ({
    place: { kind: 'displays' },
    ...withConnected({ displays: [display, waking, deaf] }),
  })),
  'call-camera': picture((look) => ({
    meeting: usualDay(look)[1] ?? null,
    now: now + minutes(14),
    panel: 'camera',
    call: connectedWith([
      party({
        name: sampleOf(look).homeCare,
        role: sampleOf(look).homeCareRole,
        stream: look.streams.first,
        farCamera: true,
      }),
    ]),
    ...withConnected({ cameras: [eagleEye], displays: [display] }),
    views: viewsOfRoom().slice(0, 3),
  })),
  'call-displays': picture((look) => ({
    meeting: usualDay(look)[1] ?? null,
    now: now + minutes(14),
    panel: 'displays',
    call: connectedWith([
      party({ name: sampleOf(look).gp, role: sampleOf(look).gpRole, stream: look.streams.first }),
    ]),
    ...withConnected({ cameras: [eagleEye], displays: [display, waking] }),
  })),
  'call-far-camera': picture((look) => ({
    movedBy: sampleOf(look).homeCare,
    meeting: usualDay(look)[1] ?? null,
    now: now + minutes(14),
    panel: 'camera',
    call: connectedWith([
      party({
        name: sampleOf(look).homeCare,
        role: sampleOf(look).homeCareRole,
        stream: look.streams.first,
        farCamera: true,
      }),
    ]),
  })),
  'call-codec': picture((look, base) => ({
    now: now + minutes(14),
    abilities: { share: false, invite: false, hold: false, tones: true, ownMedia: false },
    own: { ...base.own, muted: wanted(true) },
    call: connectedWith([party({ name: sampleOf(look).site, kind: 'guest' })], overCodec),
    ...withConnected({ cameras: [eagleEye], displays: [display], codecs: [hdx] }),
  })),
  'devices-cables': picture((_look, base) => ({
    ...usualRoom(base),
    place: { kind: 'devices', tone: false, trying: null },
    ...withConnected({
      cameras: [cameraNamed('Sony EVI-HD1')],
      displays: [display, deaf],
      codecs: [hdx],
      ports: somePorts,
      atPorts: [{ port: 'a', protocol: 'visca', baudRate: 9600, name: null }],
      fixedPorts: ['d'],
      probed: { port: 'b', found: { port: 'b', protocol: 'polycom', baudRate: 38_400, name: null } },
    }),
  })),
  'devices-probing': picture((_look, base) => ({
    ...usualRoom(base),
    place: { kind: 'devices', tone: false, trying: null },
    ...withConnected({ ports: somePorts, probing: 'a', probed: { port: 'b', found: null } }),
  })),
};
