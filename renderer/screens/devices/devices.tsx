import { useCallback } from 'react';
import { type Product, productsOf } from '../../kiosk/products.ts';
import type { Actions, KioskState, Levels, Place } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Page } from '../page.tsx';
import { ProblemText } from '../problem-text.tsx';
import { ConnectedCards, hasCards } from './connected-cards.tsx';
import './devices.css';
import { PortCard } from './port-card.tsx';
import { ThingCard } from './thing-card.tsx';
import { litPress, pressWord } from './thing-words.ts';
import { TryMedia } from './try-media.tsx';

/** The room's devices, to be seen, heard, pressed and chosen. */
export function Devices({
  state,
  actions,
  levels,
  place,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly levels: Levels;
  readonly place: Extract<Place, { kind: 'devices' }>;
}) {
  const words = useWords();
  const readOwn = useCallback(() => levels('own'), [levels]);
  return (
    <Page
      state={state}
      actions={actions}
      title={words.devices.title}
      side={
        <Button icon="diagnostics" look="plain" onPress={actions.goDiagnostics}>
          {words.diagnostics.forIt}
        </Button>
      }
    >
      <div className="devices">
        <TryMedia state={state} actions={actions} readOwn={readOwn} tone={place.tone} />
        <Things state={state} actions={actions} place={place} />
      </div>
    </Page>
  );
}

/** A card for each thing, and before them what holds for all. */
function Things({
  state,
  actions,
  place,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly place: Extract<Place, { kind: 'devices' }>;
}) {
  const words = useWords();
  const products = productsOf(state);
  const pressed = litPress(state.lastPress, state.now);
  const down = state.callDevices.driver === 'down';
  const ready = products.some(({ control }) => control?.status === 'ready' && control.keys.length > 0);
  const withControl = products.some(({ control }) => control !== null && control.status !== 'gone');
  return (
    <section className="devices-things" aria-label={words.things.inRoom}>
      <p className="aloud" role="status">
        {pressed ? pressWord(pressed.press, words.things) : ''}
      </p>
      {down ? (
        <p className="devices-trouble" role="alert">
          <Icon name="alert" />
          <span>
            <ProblemText problem={{ code: 'devices-down' }} />
          </span>
        </p>
      ) : null}
      {products.length === 0 ? (
        <div className="devices-none">
          <Icon name="unplugged" />
          <h2 className="devices-none-says">{words.things.none}</h2>
          <p>{words.things.noneNext}</p>
        </div>
      ) : (
        <>
          <div className="devices-top">
            {ready && !down ? <p className="devices-hint">{words.things.pressOne}</p> : null}
            {withControl ? null : <p className="devices-hint">{words.things.noKeys}</p>}
            <Button icon="chair" onPress={actions.goSetUp}>
              {words.things.setUp}
            </Button>
          </div>
          <ul className="devices-cards">
            {liveFirst(products).map((product) => (
              <ThingCard
                key={product.key}
                product={product}
                pressed={pressed && pressed.device === product.control?.id ? pressed : null}
                trying={place.trying}
                actions={actions}
              />
            ))}
          </ul>
        </>
      )}
      <Cables connected={state.connected} actions={actions} />
    </section>
  );
}

/** What is at the end of a line, and the serial ports at which more may be. */
function Cables({
  connected,
  actions,
}: {
  readonly connected: KioskState['connected'];
  readonly actions: Actions;
}) {
  const words = useWords().cables;
  const { ports } = connected;
  if (ports.length === 0 && !hasCards(connected)) return null;
  return (
    <>
      <h2 className="devices-cables">{words.title}</h2>
      {ports.length > 0 ? <p className="devices-hint">{words.text}</p> : null}
      <ul className="devices-cards">
        <ConnectedCards connected={connected} actions={actions} />
        {ports.map((port) => (
          <PortCard key={port.id} port={port} connected={connected} actions={actions} />
        ))}
      </ul>
    </>
  );
}

/** Those whose keys and lamps can be tried; they have the tall cards, and lead their column. */
function liveFirst(products: readonly Product[]): readonly Product[] {
  const isLive = ({ control }: Product): boolean => control !== null && control.status !== 'gone';
  return [...products.filter(isLive), ...products.filter((product) => !isLive(product))];
}
