import assert from 'node:assert/strict';
import type { Lamps } from '../../../native/device.ts';
import { makeConferenceCam } from '../../peers/hid/models/conference-cam.ts';
import type { Camera } from '../usbip/camera-function.ts';
import { makeRoomDevice } from '../usbip/room-device.ts';
import type { Sockets } from '../usbip/sockets.ts';
import { atAPersonsPace, type Check, until } from './checks.ts';
import { type KioskInRoom, openKioskInRoom } from './kiosk-in-room.ts';

/** A virtual machine has its own pace: a browser takes half a minute to start. */
const patienceMs = 90_000;

/** The kiosk; a browser that is too slow for it at first is started again, as whatever keeps a kiosk running would. */
async function started(): Promise<KioskInRoom> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await openKioskInRoom();
    } catch (error) {
      if (tries === 6) throw error;
      console.log(`      start ${tries} of the kiosk failed: ${String(error).slice(0, 100)}`);
    }
  }
}

const ownPicture = `[...document.querySelectorAll('video')].some((video) => video.srcObject?.getVideoTracks()
  .some((track) => track.readyState === 'live' && /Cam/.test(track.label)))`;

/**
 * The whole kiosk in real Chromium with the conference cam: its camera, microphone, keys and lamps, in a call that waits for the
 * others. Nobody else joins, since two ends of a picture are too much for a processor in software.
 */
export function kioskChecks(sockets: Sockets): {
  readonly checks: Check[];
  /** The kiosk, once it is up. */
  readonly kiosk: () => KioskInRoom | null;
  /** The camera that is plugged in. */
  readonly camera: Camera;
  stop(): Promise<void>;
} {
  const model = makeConferenceCam();
  const cam = makeRoomDevice(model);
  let room: KioskInRoom | null = null;
  const here = (): KioskInRoom => {
    assert.ok(room, 'the kiosk is not up');
    return room;
  };
  const look = async () => ({
    lit: model.lit,
    text: (await here().text()).replaceAll('\n', ' / ').slice(0, 300),
  });
  const wait = (what: string, holds: () => boolean | Promise<boolean>): Promise<void> =>
    until(what, holds, look, patienceMs);
  const lamps = (wanted: Partial<Lamps>): Promise<void> =>
    wait(`the lamps are ${JSON.stringify(wanted)}`, () =>
      Object.entries(model.lit).every(([lamp, on]) => on === (wanted[lamp as keyof Lamps] ?? false)),
    );
  const reads = (what: RegExp): Promise<void> =>
    wait(`the screen says ${what}`, async () => what.test(await here().text()));
  const tap = (name: RegExp): Promise<void> => wait(`there is a button ${name}`, () => here().tap(name));
  const muted = (wanted: boolean): Promise<void> =>
    wait(
      `the screen says that it is ${wanted ? 'silent' : 'heard'}`,
      async () => /Your sound is off/.test(await here().text()) === wanted,
    );
  /** Still in the call that was joined, and never out of it meanwhile. */
  const callGoesOn = async (): Promise<void> => {
    await reads(/You are first/);
    const left = here().logged.filter((line) => /call: lobby → /.test(line));
    assert.deepEqual(left, []);
  };
  const fed = async (what: 'camera' | 'microphone'): Promise<void> => {
    const count = (): number => (what === 'camera' ? cam.camera.pictures : cam.sound.sent);
    const before = count();
    await wait(`the ${what} is read`, () => count() > before);
  };

  const withLog = (error: unknown): never => {
    for (const line of room?.logged.slice(-12) ?? []) console.log(`      ${line}`);
    throw error;
  };

  const checks: Check[] = [
    {
      name: 'the kiosk comes up with the cam plugged in, and nothing is lit',
      async run() {
        await sockets.plug(cam, cam.usb());
        room = await started();
        await reads(/In the virtual room/);
        await lamps({});
      },
    },
    {
      name: 'one tap is a call; it is the cam that sees, hears and is off-hook',
      async run() {
        await tap(/^Join$/);
        await reads(/You are first/);
        await lamps({ offHook: true });
        await fed('camera');
        await fed('microphone');
        assert.equal(await here().evaluate(ownPicture), true);
        await callGoesOn();
      },
    },
    {
      name: 'mute pressed on the device mutes the call and lights its lamp',
      async run() {
        await muted(false);
        await atAPersonsPace();
        model.press('mute');
        await lamps({ offHook: true, muted: true });
        await muted(true);
      },
    },
    {
      name: 'unmuted and muted on the screen, the lamp goes out and on',
      async run() {
        await tap(/Switch the microphone on/);
        await lamps({ offHook: true });
        await muted(false);
        await tap(/Mute the microphone/);
        await lamps({ offHook: true, muted: true });
        await muted(true);
      },
    },
    {
      name: 'pulled out in the call, the call goes on',
      async run() {
        await sockets.unplug(cam);
        await wait('the cam is no longer seen', async () => !(await here().evaluate<boolean>(ownPicture)));
        await callGoesOn();
      },
    },
    {
      name: 'plugged in elsewhere, its camera, microphone and lamps are back in the same call',
      async run() {
        // It comes up as from the box: dark, and on-hook.
        model.written('output', Uint8Array.of(2, 0));
        await sockets.plug(cam, cam.usb());
        await lamps({ offHook: true, muted: true });
        await wait('its picture is back', () => here().evaluate<boolean>(ownPicture));
        await fed('camera');
        await atAPersonsPace();
        model.press('mute');
        await lamps({ offHook: true });
        await muted(false);
        await fed('microphone');
        await callGoesOn();
      },
    },
    {
      name: 'the native process killed, the call does not notice, and a press counts again',
      async run() {
        const before = here().kiosk.nativePid();
        assert.ok(before);
        const last = model.reports.at(-1);
        process.kill(before, 'SIGKILL');
        await wait('there is another', () => ![before, null].includes(here().kiosk.nativePid()));
        // What is pressed before that would wait in the device, and come when nobody can tell it from an echo.
        await wait('it has written to the device', () => model.reports.at(-1) !== last);
        await callGoesOn();
        await wait('a press mutes again', async () => {
          if (!model.lit.muted) model.press('mute');
          await atAPersonsPace();
          return model.lit.muted;
        });
        await lamps({ offHook: true, muted: true });
      },
    },
    {
      name: 'put down on the device, the call is over and every lamp out',
      async run() {
        await atAPersonsPace();
        model.press('hook');
        await lamps({});
        await reads(/Join again|In the virtual room/);
      },
    },
  ];
  return {
    checks: checks.map(({ name, run }) => ({ name, run: () => run().catch(withLog) })),
    kiosk: () => room,
    camera: cam.camera,
    async stop() {
      await room?.stop();
      if (sockets.isIn(cam)) await sockets.unplug(cam);
    },
  };
}
