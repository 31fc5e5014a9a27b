import type { Device, DeviceFacts } from '../calls/media/local-media.ts';
import { nameAmong } from '../kiosk/name-among.ts';
import type { Actions } from '../kiosk/state.ts';
import { useWords } from '../language/words.ts';
import { Choice } from '../parts/choice.tsx';

const automatic = 'automatic';

type MediaKind = Parameters<Actions['chooseDevice']>[0];

/** All of a kind, and the id of the one in use. */
function facts(devices: DeviceFacts, kind: MediaKind): readonly [readonly Device[], string | null] {
  switch (kind) {
    case 'camera':
      return [devices.cameras, devices.camera];
    case 'microphone':
      return [devices.microphones, devices.microphone];
    case 'speaker':
      return [devices.speakers, devices.speaker];
  }
}

/** The choice of one of them. What is in use is what is shown as chosen. */
export function DeviceChoice({
  devices,
  kind,
  onChoose,
}: {
  readonly devices: DeviceFacts;
  readonly kind: MediaKind;
  readonly onChoose: Actions['chooseDevice'];
}) {
  const words = useWords();
  const [all, used] = facts(devices, kind);
  const options = [
    { key: automatic, words: all.length === 0 ? words.devices.none : words.devices.automatic },
    ...all.map((device) => ({ key: `id ${device.id}`, words: nameAmong(device, all) })),
  ];
  const chosen = used !== null && all.some(({ id }) => id === used) ? `id ${used}` : automatic;
  return (
    <Choice
      label={words.devices[kind]}
      options={options}
      chosen={chosen}
      disabled={all.length === 0}
      onChoose={(key) => onChoose(kind, all.find(({ id }) => `id ${id}` === key)?.label ?? null)}
    />
  );
}

/** The choice of camera, microphone and speaker. */
export function DeviceChoices(given: {
  readonly devices: DeviceFacts;
  readonly onChoose: Actions['chooseDevice'];
}) {
  return (
    <>
      <DeviceChoice {...given} kind="camera" />
      <DeviceChoice {...given} kind="microphone" />
      <DeviceChoice {...given} kind="speaker" />
    </>
  );
}
