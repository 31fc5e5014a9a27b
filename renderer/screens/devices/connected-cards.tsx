import { type ReactNode, useEffect, useRef } from 'react';
import type { Camera } from '../../../main/contract/cameras.ts';
import type { Codec } from '../../../main/contract/codecs.ts';
import type { Display } from '../../../main/contract/displays.ts';
import type { LineStatus } from '../../../main/contract/line.ts';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { isOn, onTheWay } from '../displays/display-words.ts';
import { LineTrouble } from '../line-trouble.tsx';

/** What is at the end of a line: cameras, displays and codecs as cards, each with how it is and something to try. */
export function ConnectedCards({
  connected,
  actions,
}: {
  readonly connected: KioskState['connected'];
  readonly actions: Actions;
}) {
  return (
    <>
      {atLines(connected.cameras).map((camera) => (
        <CameraCard key={camera.id} camera={camera} actions={actions} />
      ))}
      {connected.displays.map((display) => (
        <DisplayCard key={display.id} display={display} actions={actions} />
      ))}
      {connected.codecs.map((codec) => (
        <CodecCard key={codec.id} codec={codec} />
      ))}
    </>
  );
}

/** A camera that is plugged in by USB is among the other things of the room already. */
const atLines = (cameras: readonly Camera[]): readonly Camera[] => cameras.filter(({ via }) => via !== 'uvc');

/** Whether there is a card to show. */
export const hasCards = ({ cameras, displays, codecs }: KioskState['connected']): boolean =>
  atLines(cameras).length + displays.length + codecs.length > 0;

function Card({
  icon,
  name,
  kind,
  status,
  detail,
  says,
  children,
}: {
  readonly icon: IconName;
  readonly name: string;
  readonly kind: string;
  readonly status: LineStatus;
  readonly detail: string | null;
  /** How it is while it is ready. */
  readonly says: string;
  readonly children?: ReactNode;
}) {
  const words = useWords().lines;
  return (
    <li className={status === 'gone' ? 'thing thing-gone' : 'thing'}>
      <div className="thing-head">
        <span className="thing-icon">
          <Icon name={status === 'gone' ? 'unplugged' : icon} />
        </span>
        <div className="thing-names">
          <h3 className="thing-name">{name}</h3>
          <p className="thing-kind">
            <span>{kind}</span>
            {status === 'ready' ? <span className="thing-badge">{says}</span> : null}
            {status === 'connecting' ? <span>{words.connecting}</span> : null}
          </p>
        </div>
      </div>
      <LineTrouble name={null} status={status} detail={detail} />
      {status === 'ready' && children ? <div className="thing-tries">{children}</div> : null}
    </li>
  );
}

/** Milliseconds for which a camera is turned, and as long back. */
const nudgeMs = 500;
const nudgeSpeed = 0.3;

function CameraCard({ camera, actions }: { readonly camera: Camera; readonly actions: Actions }) {
  const words = useWords();
  const timers = useRef<readonly number[]>([]);
  const turn = (pan: number): void => actions.tellCamera({ do: 'drive', pan, tilt: 0, zoom: 0 });
  useEffect(
    () => () => {
      for (const timer of timers.current) clearTimeout(timer);
    },
    [],
  );
  const nudge = (): void => {
    for (const timer of timers.current) clearTimeout(timer);
    actions.chooseSteered(camera.id);
    turn(nudgeSpeed);
    timers.current = [
      window.setTimeout(() => turn(-nudgeSpeed), nudgeMs),
      window.setTimeout(() => turn(0), 2 * nudgeMs),
    ];
  };
  return (
    <Card
      icon="camera"
      name={camera.name}
      kind={words.cables.camera}
      status={camera.status}
      detail={camera.detail}
      says={words.lines.ready}
    >
      {camera.abilities.pan ? (
        <Button icon="steer" size="small" label={`${words.cables.tryCamera}: ${camera.name}`} onPress={nudge}>
          {words.cables.tryCamera}
        </Button>
      ) : null}
      <Button
        icon="view"
        size="small"
        label={`${words.cables.steer}: ${camera.name}`}
        onPress={() => {
          actions.chooseSteered(camera.id);
          actions.goCamera();
        }}
      >
        {words.cables.steer}
      </Button>
    </Card>
  );
}

function DisplayCard({ display, actions }: { readonly display: Display; readonly actions: Actions }) {
  const words = useWords();
  const on = isOn(display);
  const word = on ? words.cables.turnOff : words.cables.turnOn;
  return (
    <Card
      icon="display"
      name={display.name}
      kind={words.cables.display}
      status={display.status}
      detail={display.detail}
      says={onTheWay(display, words.displays) ?? words.lines.ready}
    >
      <Button
        icon="power"
        size="small"
        label={`${word}: ${display.name}`}
        onPress={() => actions.tellDisplay(display.id, { do: 'power', on: !on })}
      >
        {word}
      </Button>
    </Card>
  );
}

function CodecCard({ codec }: { readonly codec: Codec }) {
  const words = useWords();
  return (
    <Card
      icon="codec"
      name={codec.name}
      kind={words.cables.codec}
      status={codec.status}
      detail={codec.detail}
      says={codec.calls.length > 0 ? words.lines.inCall : words.lines.ready}
    />
  );
}
