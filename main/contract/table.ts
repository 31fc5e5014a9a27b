import * as z from 'zod';
import { cameraCommand, view } from './cameras.ts';
import { codecCommand } from './codecs.ts';
import { atPort, connected } from './connected.ts';
import { callDevices, deviceId, press, recordingFacts, shown } from './devices.ts';
import { dialReading } from './dialling.ts';
import { directoryFacts, directoryFound, entryKinds } from './directory.ts';
import { displayCommand } from './displays.ts';
import {
  farId,
  lineHeard,
  nodeOrigin,
  pexipAnswer,
  pexipCalls,
  pexipPlace,
  pexipQuestion,
  signedIn,
  sipAccount,
  streamHeard,
} from './far-systems.ts';
import {
  agendaFacts,
  chosenDevices,
  diagnostics,
  editableSettings,
  hubFacts,
  kioskFacts,
  notice,
  rememberedCall,
  selftestStep,
} from './kiosk.ts';
import { connectedId } from './line.ts';
import { joinTarget, meetingChange } from './meeting.ts';
import { invite, partyKind, ticket } from './room.ts';
import { roomBeside } from './room-beside.ts';
import { hidLayout } from './web-hid.ts';

const ask = <A extends z.ZodType, R extends z.ZodType>(argument: A, answer: R) => ({ argument, answer });
const nothing = z.null();
const pass = z.string().max(200);

/**
 * Everything that main and the window say to each other. A channel is one line here: both ends, the preload, the
 * Chromium bridge and the tests' double derive from it.
 *
 * - `asks`: the window asks, main answers `Result<answer>`. Main checks the argument by its schema and the sender by its origin.
 * - `states`: main owns a value; whoever starts to watch gets the last one at once.
 * - `events`: main says something once.
 */
export const table = {
  asks: {
    'join.understand': ask(z.strictObject({ text: z.string().max(4000) }), joinTarget),
    // What a text to dial means and by what it would go; nothing is dialled, and no hub is asked.
    'dial.read': ask(z.strictObject({ text: z.string().max(4000) }), dialReading),
    // The target as it is dialled here: by the rules of the house, and by a gateway where its own way cannot be gone.
    'dial.route': ask(z.strictObject({ target: joinTarget }), joinTarget),
    'directory.search': ask(
      z.strictObject({ text: z.string().max(200), kind: z.enum(entryKinds).nullable() }),
      directoryFound,
    ),
    'directory.favour': ask(z.strictObject({ entry: z.string().max(300), on: z.boolean() }), nothing),
    'directory.forgetRecents': ask(nothing, nothing),
    // A call that rang and nobody took.
    'call.missed': ask(z.strictObject({ name: z.string().max(200), address: z.string().max(500) }), nothing),
    // The doors to other systems (far-systems.ts).
    'pexip.find': ask(z.strictObject({ address: z.string().max(2000) }), pexipPlace),
    'pexip.ask': ask(pexipQuestion, pexipAnswer),
    // Opens an event stream; what comes is told by `pexip.heard`.
    'pexip.listen': ask(
      z.strictObject({ node: nodeOrigin, path: z.string().max(5000) }),
      z.strictObject({ stream: farId }),
    ),
    'pexip.unlisten': ask(z.strictObject({ stream: farId }), nothing),
    // Opens the identity provider's page in a view of its own, and answers when it ended, well or badly.
    'pexip.signIn': ask(z.strictObject({ node: nodeOrigin, url: z.string().max(8000) }), signedIn),
    'pexip.closeSignIn': ask(nothing, nothing),
    'sip.account': ask(nothing, sipAccount.nullable()),
    'sip.open': ask(z.strictObject({ server: z.string().max(500) }), z.strictObject({ line: farId })),
    'sip.send': ask(z.strictObject({ line: farId, text: z.string().max(150_000) }), nothing),
    'sip.close': ask(z.strictObject({ line: farId }), nothing),
    'room.ticket': ask(
      z.strictObject({
        address: z.string().max(200),
        client: z.string().max(80).optional(),
        kind: partyKind,
      }),
      ticket,
    ),
    'room.invite': ask(
      z.strictObject({ address: z.string().max(200), meetingId: z.string().max(1000).nullable() }),
      invite,
    ),
    // Writes a meeting from now on into the room's calendar.
    'day.book': ask(
      z.strictObject({ minutes: z.int().min(5).max(720) }),
      z.strictObject({ meetingId: z.string() }),
    ),
    // `extend` by so many minutes, `end` it now, `release` the room of it, `check-in`: somebody has come.
    'day.change': ask(
      z.strictObject({
        meetingId: z.string().max(1000),
        change: z.enum([...meetingChange.options, 'check-in']),
        minutes: z.int().min(5).max(240).optional(),
      }),
      nothing,
    ),
    'call.remember': ask(rememberedCall.nullable(), nothing),
    'devices.choose': ask(chosenDevices, nothing),
    // What the devices with lamps are to show, all of them at once.
    'devices.show': ask(shown, nothing),
    // The browser saw something plugged or unplugged.
    'devices.look': ask(nothing, nothing),
    // What a device's reports mean, where the browser alone may know.
    'devices.layout': ask(hidLayout, nothing),
    'recording.begin': ask(z.strictObject({ device: deviceId }), nothing),
    // The step was done, or this device has nothing for it.
    'recording.next': ask(z.strictObject({ outcome: z.enum(['done', 'not-there']) }), nothing),
    'recording.end': ask(z.strictObject({ keep: z.boolean() }), nothing),
    'camera.do': ask(z.strictObject({ camera: connectedId, command: cameraCommand }), nothing),
    'display.do': ask(z.strictObject({ display: connectedId, command: displayCommand }), nothing),
    'codec.do': ask(z.strictObject({ codec: connectedId, command: codecCommand }), nothing),
    // What is at a serial port; null takes back what was said.
    'port.use': ask(z.strictObject({ port: connectedId, device: atPort.nullable() }), nothing),
    // Finds out what is at a serial port; the state `connected` tells.
    'port.probe': ask(z.strictObject({ port: connectedId }), nothing),
    // Keeps a view of the room, in place of the one of that number; without `keep` it is forgotten, its picture too.
    'view.keep': ask(z.strictObject({ view, keep: z.boolean() }), nothing),
    // Somebody is here: what sleeps wakes.
    'room.touched': ask(nothing, nothing),
    'settings.unlock': ask(
      z.strictObject({ pin: z.string().max(64) }),
      z.strictObject({ pass, expiresAt: z.number() }),
    ),
    'settings.setPin': ask(z.strictObject({ pass: pass.nullable(), pin: z.string().max(64) }), nothing),
    'settings.read': ask(z.strictObject({ pass }), editableSettings),
    'settings.write': ask(z.strictObject({ pass, values: editableSettings }), nothing),
    'kiosk.leave': ask(z.strictObject({ pass }), nothing),
    'diagnostics.read': ask(nothing, diagnostics),
    'rating.give': ask(z.strictObject({ rating: z.enum(['good', 'fair', 'bad']) }), nothing),
    'log.write': ask(
      z.strictObject({ level: z.enum(['error', 'warn', 'info', 'debug']), text: z.string().max(400) }),
      nothing,
    ),
    'selftest.report': ask(selftestStep, nothing),
    // Told again and again while the window is there: seconds since somebody touched it.
    'window.broken': ask(nothing, nothing),
    'window.alive': ask(z.strictObject({ untouchedSeconds: z.number().min(0) }), nothing),
  },
  states: {
    kiosk: kioskFacts,
    agenda: agendaFacts,
    notices: z.array(notice).readonly(),
    hub: hubFacts,
    call: rememberedCall.nullable(),
    devices: chosenDevices,
    callDevices,
    connected,
    // The cameras' views of the room, with their pictures.
    views: z.array(view).readonly(),
    // The rooms nearby that the settings name, and when they are taken.
    beside: z.array(roomBeside).readonly(),
    recording: recordingFacts.nullable(),
    directory: directoryFacts,
    pexipCalls,
  },
  events: {
    'pexip.heard': streamHeard,
    'sip.heard': lineHeard,
    /** The settings name another SIP account, or none any more: it is to be asked for again. */
    'sip.changed': nothing,
    /** Somebody dials from elsewhere on this computer (`rundbord dial`). */
    'dial.asked': z.strictObject({ text: z.string().max(4000) }),
    /** Somebody pressed something on a device. */
    'device.pressed': z.strictObject({ device: deviceId, press }),
    'selftest.run': z.strictObject({ simulated: z.boolean() }),
    /** A link to a meeting was opened elsewhere on this computer. */
    'join.asked': z.strictObject({ text: z.string().max(4000) }),
  },
} as const;
