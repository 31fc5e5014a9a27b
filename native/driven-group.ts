import type { Camera, CameraCommand } from './camera.ts';
import type { Codec, CodecCommand } from './codec.ts';
import type { ConnectedGroup } from './connected-groups.ts';
import type { ConnectedParts } from './connected-parts.ts';
import type { Driven, Surroundings } from './devices/driven.ts';
import type { Display, DisplayCommand } from './display.ts';

/** What drives a group of devices. */
export type DrivenGroup = {
  readonly cameras: readonly Driven<Camera, CameraCommand>[];
  readonly displays: readonly Driven<Display, DisplayCommand>[];
  readonly codecs: readonly Driven<Codec, CodecCommand>[];
  close(): Promise<void>;
};

/** Loads the driver of a group; what it answers begins to drive. */
export async function driverOf(
  { devices }: ConnectedGroup,
  parts: ConnectedParts,
): Promise<(with_: Surroundings) => DrivenGroup> {
  const cameras = devices.filter((device) => device.kind === 'camera');
  if (cameras.length > 0) {
    const drive = await parts.visca();
    return (with_) => ({ ...nothing, ...drive(cameras, with_) });
  }
  const displays = devices.filter((device) => device.kind === 'display');
  if (displays.length > 0) {
    const drive = await parts.displays();
    return (with_) => ({ ...nothing, ...drive(displays, with_) });
  }
  const codecs = devices.filter((device) => device.kind === 'codec');
  const drive = await parts.codec();
  return (with_) => {
    const driven = codecs.map((codec) => drive(codec, with_));
    return {
      displays: [],
      codecs: driven,
      // A codec tells of its camera only once it has answered.
      get cameras() {
        return driven.flatMap(({ camera }) => camera ?? []);
      },
      close: async () => void (await Promise.all(driven.map((one) => one.close()))),
    };
  };
}

const nothing = { cameras: [], displays: [], codecs: [] };
