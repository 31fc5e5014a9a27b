import type { CallDevice, LampName } from '../../../main/contract/devices.ts';
import type { Actions, LastPress, Place } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { pressWord } from './thing-words.ts';

/** What a device has for calls, live: the word of a button lights up when it is pressed, a lamp's when it is lit. */
export function ButtonsAndLamps({
  device,
  pressed,
  trying,
  actions,
}: {
  readonly device: CallDevice;
  /** What was just pressed on it; null when nothing was. */
  readonly pressed: LastPress | null;
  readonly trying: Extract<Place, { kind: 'devices' }>['trying'];
  readonly actions: Actions;
}) {
  const words = useWords();
  const tried = trying?.device === device.id ? trying.lamp : null;
  const isLit = (lamp: LampName): boolean => device.shows[lamp] || tried === lamp;
  return (
    <>
      {device.keys.length > 0 ? (
        <div className="thing-row">
          <h3 className="thing-label">{words.things.buttons}</h3>
          <ul className="thing-chips">
            {device.keys.map((kind) => {
              const lit = pressed?.press.kind === kind;
              return (
                <li key={kind} className={lit ? 'thing-chip thing-lit' : 'thing-chip'}>
                  {lit ? pressWord(pressed.press, words.things) : words.things.keys[kind]}
                </li>
              );
            })}
          </ul>
        </div>
      ) : null}
      {device.lamps.length > 0 ? (
        <div className="thing-row">
          <h3 className="thing-label">{words.things.lamps}</h3>
          <ul className="thing-chips">
            {device.lamps.map((lamp) => (
              <li key={lamp} className={isLit(lamp) ? 'thing-chip thing-lit' : 'thing-chip'}>
                <Icon name={lamp === 'ringing' ? 'ring' : 'lamp'} />
                {words.things.lampNames[lamp]}
                {isLit(lamp) ? <span className="aloud"> {words.things.lit}</span> : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {device.status === 'ready' ? <Tries device={device} tried={tried} actions={actions} /> : null}
    </>
  );
}

/** Rings it, and lights its lamps one after another. */
function Tries({
  device,
  tried,
  actions,
}: {
  readonly device: CallDevice;
  readonly tried: LampName | null;
  readonly actions: Actions;
}) {
  const words = useWords().things;
  const rings = tried === 'ringing';
  const lamps: readonly LampName[] = device.lamps.filter((lamp) => lamp !== 'ringing');
  const at = tried === null ? -1 : lamps.indexOf(tried);
  const next = lamps[at + 1] ?? null;
  if (device.lamps.length === 0) return null;
  return (
    <div className="thing-tries">
      {device.lamps.includes('ringing') ? (
        <Button
          icon="ring"
          size="small"
          label={`${rings ? words.stopRinging : words.ring}: ${device.name}`}
          onPress={() => actions.tryLamp(device.id, rings ? null : 'ringing')}
        >
          {rings ? words.stopRinging : words.ring}
        </Button>
      ) : null}
      {lamps.length > 0 ? (
        <Button
          icon="lamp"
          size="small"
          label={`${lampWord()}: ${device.name}`}
          onPress={() => actions.tryLamp(device.id, next)}
        >
          {lampWord()}
        </Button>
      ) : null}
    </div>
  );

  function lampWord(): string {
    if (at < 0) return words.tryLamps;
    return next === null ? words.lampsOff : words.nextLamp;
  }
}
