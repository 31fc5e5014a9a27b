import { PretendTrack } from '../pretend-tracks.ts';

type Listed = { deviceId: string; kind: MediaDeviceKind; label: string; groupId: string };

/** A browser's devices that a test plugs in, pulls and breaks. */
export class PretendDevices extends EventTarget {
  list: Listed[] = [];
  /** The name of the DOMException with which opening this device fails. */
  readonly broken = new Map<string, string>();
  /** Every track that was given out, with its device's id. */
  readonly opened: { readonly id: string; readonly track: PretendTrack }[] = [];
  /** How the last one was asked for, by its id. */
  readonly how = new Map<string, MediaTrackConstraints>();
  /** What was asked for, device by device. */
  readonly asked: string[] = [];

  plug(kind: MediaDeviceKind, id: string, groupId = id, label = `The ${id}`): void {
    this.list.push({ deviceId: id, kind, label, groupId });
    this.dispatchEvent(new Event('devicechange'));
  }
  pull(id: string): void {
    this.list = this.list.filter(({ deviceId }) => deviceId !== id);
    for (const one of this.opened) {
      if (one.id === id && one.track.readyState === 'live') one.track.endByBrowser();
    }
    this.dispatchEvent(new Event('devicechange'));
  }
  async enumerateDevices(): Promise<Listed[]> {
    return this.list;
  }
  async getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream> {
    const kind = constraints.video ? 'videoinput' : 'audioinput';
    const detail = (constraints.video || constraints.audio) as MediaTrackConstraints;
    const wanted = (detail.deviceId as { exact?: string } | undefined)?.exact ?? null;
    this.asked.push(`${kind} ${wanted ?? '-'}`);
    await Promise.resolve();
    const found = this.list.find((one) => one.kind === kind && (wanted === null || one.deviceId === wanted));
    if (!found) throw new DOMException('', wanted === null ? 'NotFoundError' : 'OverconstrainedError');
    const failure = this.broken.get(found.deviceId);
    if (failure) throw new DOMException('', failure);
    this.how.set(found.deviceId, detail);
    const track = new PretendTrack(kind === 'videoinput' ? 'video' : 'audio', found.deviceId);
    this.opened.push({ id: found.deviceId, track });
    return { getTracks: () => [track] } as unknown as MediaStream;
  }
  /** Ids of the devices whose lamp is lit. */
  lit(): string[] {
    return this.opened.filter(({ track }) => track.readyState === 'live').map(({ id }) => id);
  }
}

/** For the code under test, which wants the browser's own type. */
export const asDevices = (devices: PretendDevices): MediaDevices => devices as unknown as MediaDevices;
