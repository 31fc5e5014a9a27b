import type { Device, DeviceFacts } from '../calls/media/local-media.ts';
import type { Actions } from '../kiosk/state.ts';
import { useWords } from '../language/words.ts';
import { Choice } from '../parts/choice.tsx';

const automatic = 'automatic';

/** The choice of camera, microphone and speaker. What is in use is what is shown as chosen. */
export function DeviceChoices({
  devices,
  onChoose,
}: {
  readonly devices: DeviceFacts;
  readonly onChoose: Actions['chooseDevice'];
}) {
  const words = useWords();
  const choice = (
    kind: Parameters<Actions['chooseDevice']>[0],
    all: readonly Device[],
    used: string | null,
  ) => {
    const options = [
      { key: automatic, words: all.length === 0 ? words.devices.none : words.devices.automatic },
      ...all.map(({ id, label }) => ({ key: `id ${id}`, words: label })),
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
  };
  return (
    <>
      {choice('camera', devices.cameras, devices.camera)}
      {choice('microphone', devices.microphones, devices.microphone)}
      {choice('speaker', devices.speakers, devices.speaker)}
    </>
  );
}
