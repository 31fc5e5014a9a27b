import type { V4l2, V4l2Control, V4l2Failure, VideoNode } from '../../../../native/ports/v4l2.ts';
import { readControls } from '../../../../native/ports/v4l2.ts';

/** What v4l2-ctl 1.22 says of a camera that has speeds only, in the manner of Logitech's BCC950 (pan_speed and tilt_speed −1 to 1). */
export const speedOnly = `
User Controls

                     brightness 0x00980900 (int)    : min=0 max=255 step=1 default=128 value=128
         backlight_compensation 0x0098091c (int)    : min=0 max=1 step=1 default=0 value=0

Camera Controls

                  auto_exposure 0x009a0901 (menu)   : min=0 max=3 default=3 value=3 (Aperture Priority Mode)
         exposure_time_absolute 0x009a0902 (int)    : min=3 max=2047 step=1 default=250 value=200 flags=inactive
     focus_automatic_continuous 0x009a090c (bool)   : default=1 value=1
                  zoom_absolute 0x009a090d (int)    : min=1 max=5 step=1 default=1 value=1
                      pan_speed 0x009a0920 (int)    : min=-1 max=1 step=1 default=0 value=0
                     tilt_speed 0x009a0921 (int)    : min=-1 max=1 step=1 default=0 value=0
`;
export const absolute = `
                   pan_absolute 0x009a0908 (int)    : min=-36000 max=36000 step=3600 default=0 value=0
                  tilt_absolute 0x009a0909 (int)    : min=-36000 max=36000 step=3600 default=0 value=0
                      pan_speed 0x009a0920 (int)    : min=-1 max=1 step=1 default=0 value=0
                     tilt_speed 0x009a0921 (int)    : min=-1 max=1 step=1 default=0 value=0
`;

export const node = (more: Partial<VideoNode> = {}): VideoNode => ({
  path: '/dev/video0',
  name: 'BCC950 ConferenceCam',
  vendorId: 0x046d,
  productId: 0x0837,
  serialNumber: null,
  socket: '1-2',
  ...more,
});

/** The system's cameras as a test plugs them in. `hold` lets calls hang until `release`; `fail` answers them with a reason. */
export function pretendV4l2() {
  const plugged = new Map<string, { readonly node: VideoNode; readonly controls: readonly V4l2Control[] }>();
  const sets: (readonly [path: string, values: string])[] = [];
  const asked: string[] = [];
  let held: (() => void)[] | null = null;
  let failure: V4l2Failure['reason'] | null = null;
  const answer = async <T>(path: string, good: T): Promise<T | V4l2Failure> => {
    if (held) await new Promise<void>((resolve) => held?.push(resolve));
    const reason = plugged.has(path) ? failure : 'gone';
    return reason === null ? good : { ok: false, reason, detail: `pretended: ${reason}` };
  };
  const v4l2: V4l2 = {
    nodes: async () => [...plugged.values()].map(({ node: one }) => one),
    controls(path) {
      asked.push(path);
      return answer(path, { ok: true, controls: plugged.get(path)?.controls ?? [] } as const);
    },
    set(path, values) {
      sets.push([
        path,
        Object.entries(values)
          .map((one) => one.join('='))
          .join(' '),
      ]);
      return answer(path, { ok: true } as const);
    },
  };
  return {
    v4l2,
    sets,
    asked,
    take: (): string[] => sets.splice(0).map(([, values]) => values),
    plug(one: VideoNode, said: string): void {
      plugged.set(one.path, { node: one, controls: readControls(said) });
    },
    unplug: (path: string): void => void plugged.delete(path),
    hold(): void {
      held = [];
    },
    release(): void {
      const all = held ?? [];
      held = null;
      for (const one of all) one();
    },
    fail(reason: V4l2Failure['reason'] | null): void {
      failure = reason;
    },
  };
}
