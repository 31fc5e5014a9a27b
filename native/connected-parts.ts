import type { Camera, CameraCommand, ConnectedCamera } from './camera.ts';
import type { Codec, CodecCommand, ConnectedCodec } from './codec.ts';
import type { Probed } from './connected-messages.ts';
import type { Driven, Surroundings } from './devices/driven.ts';
import type { ConnectedDisplay, Display, DisplayCommand } from './display.ts';
import type { Lines } from './ports/line-port.ts';

/** What connected devices are driven with. Each is loaded when it is first needed, and may be asked for again; it may reject. */
export type ConnectedParts = {
  readonly lines: () => Promise<Lines>;
  readonly visca: () => Promise<
    (
      cameras: readonly ConnectedCamera[],
      with_: Surroundings,
    ) => { readonly cameras: readonly Driven<Camera, CameraCommand>[]; close(): Promise<void> }
  >;
  readonly displays: () => Promise<
    (
      displays: readonly ConnectedDisplay[],
      with_: Surroundings,
    ) => { readonly displays: readonly Driven<Display, DisplayCommand>[]; close(): Promise<void> }
  >;
  readonly codec: () => Promise<
    (
      connected: ConnectedCodec,
      with_: Surroundings,
    ) => Driven<Codec, CodecCommand> & { readonly camera: Driven<Camera, CameraCommand> | null }
  >;
  readonly probe: () => Promise<
    (port: string, with_: Pick<Surroundings, 'lines' | 'clock' | 'log'>) => Promise<Probed | null>
  >;
  /** Cameras that the system itself moves; null where it cannot, or there is no camera. */
  readonly uvc: () => Promise<
    | ((with_: Pick<Surroundings, 'clock' | 'changed' | 'log'>) => {
        readonly cameras: readonly Driven<Camera, CameraCommand>[];
        look(): void;
        close(): Promise<void>;
      })
    | null
  >;
};
