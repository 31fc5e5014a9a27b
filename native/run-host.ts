import type { NativeClock } from './clock.ts';
import { type KeptConnected, keepConnected } from './connected.ts';
import type { ConnectedParts } from './connected-parts.ts';
import { type FromHost, isToHost, mostDevices, type ShownLamps, type ToHost } from './host-messages.ts';
import type { Link } from './link.ts';
import type { LoadedBus } from './ports/node-hid.ts';
import { fromWebHid, type WebHidLayout } from './protocols/hid-report/from-web-hid.ts';
import { startTap } from './recorded-device.ts';
import { type Watch, watchDevices } from './watch.ts';

/** Main says something at least every second; after so long without a word it is gone, in ms. */
export const mainSilentMs = 6000;
/** Changes that come together are told together: how long the first waits, in ms. */
const togetherMs = 5;
/** Wrong messages of which the log is told. */
const mostTold = 5;

/**
 * The native process: drives the devices of a bus, and those on lines, for the main process at the other end of `link`, and ends
 * when main wants it or is gone. Neither kind stops the other. `end` is called once, with the exit code. The answer ends it in order.
 */
export function runHost(options: {
  readonly load: () => Promise<LoadedBus>;
  /** What connected devices are driven with. */
  readonly parts: ConnectedParts;
  readonly link: Link;
  readonly clock: NativeClock;
  readonly end: (code: number) => void;
}): () => void {
  const { link, clock } = options;
  let watch: Watch | null = null;
  let shown: ShownLamps = {};
  let begun = false;
  let ending = false;
  let stopTap = (): void => {};
  let wrong = 0;
  let cancelSilence = (): void => {};
  let waits = false;

  const send = (message: FromHost): void => link.send(message);
  const log = (level: 'warn' | 'info' | 'debug', text: string): void =>
    send({ kind: 'log', level, text: text.slice(0, 1000) });

  const connected: KeptConnected = keepConnected({ parts: options.parts, clock, send, log });

  const end = (code: number): void => {
    if (ending) return;
    ending = true;
    cancelSilence();
    stopTap();
    void Promise.allSettled([watch?.close(), connected.close()]).then(() => options.end(code));
  };
  const hearMain = (): void => {
    cancelSilence();
    cancelSilence = clock.after(mainSilentMs, () => end(0));
  };
  const tell = (): void => {
    waits = false;
    if (!watch || ending) return;
    const devices = watch.devices().slice(0, mostDevices);
    send({ kind: 'devices', devices, places: Object.fromEntries(watch.places()) });
  };
  const changed = (): void => {
    if (waits) return;
    waits = true;
    clock.after(togetherMs, tell);
  };

  const begin = async ({ shown: first, places, alone }: ToHost & { kind: 'begin' }): Promise<void> => {
    if (begun) return;
    begun = true;
    shown = first;
    const loaded = await options.load();
    if (ending) return;
    send({ kind: 'ready', trouble: loaded.ok ? null : loaded.detail.slice(0, 500) });
    if (!loaded.ok) return;
    watch = watchDevices({
      bus: loaded.bus,
      clock,
      alone,
      before: new Map(Object.entries(places)),
      pressed: (device, press) => send({ kind: 'pressed', device, press }),
      changed,
      hung() {
        log('warn', 'the system does not answer what is plugged in; the process ends and is begun anew');
        end(1);
      },
      log,
    });
    watch.show(shown);
  };

  const learn = ({ vendorId, productId, collections }: WebHidLayout): void => {
    const read = fromWebHid(collections);
    if (read.ok) watch?.layout(vendorId, productId, read.descriptor);
    else log('warn', `what a browser told of ${vendorId}:${productId} cannot be: ${read.reason}`);
  };

  const answer = (message: ToHost): void => {
    switch (message.kind) {
      case 'begin':
        begin(message).catch((error: unknown) => {
          log('warn', `it could not begin: ${String(error)}`);
          end(1);
        });
        break;
      case 'show':
        shown = message.shown;
        watch?.show(shown);
        break;
      case 'look':
        watch?.look();
        connected.look();
        break;
      case 'layout':
        learn(message.layout);
        break;
      case 'record-begin':
        stopTap();
        stopTap = watch ? startTap(watch, message.device, clock, send) : () => {};
        break;
      case 'record-end':
        stopTap();
        stopTap = () => {};
        break;
      case 'ping':
        send({ kind: 'pong' });
        break;
      case 'end':
        end(0);
        break;
      case 'connect':
      case 'camera':
      case 'display':
      case 'codec':
      case 'log-bytes':
      case 'probe':
        connected.hear(message);
        break;
    }
  };

  link.listen((message) => {
    hearMain();
    if (ending) return;
    if (isToHost(message)) answer(message);
    else {
      wrong += 1;
      if (wrong <= mostTold) log('warn', 'main said something that is no message; it is passed over');
    }
  });
  link.onGone(() => end(0));
  hearMain();
  return () => end(0);
}
