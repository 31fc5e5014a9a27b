import { type SerialProtocol, serialProtocol } from '../../../main/contract/connected.ts';
import type { SerialPortFacts } from '../../../main/contract/line.ts';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import type { Words } from '../../language/en.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Icon } from '../../parts/icon.tsx';
import { atPortOf, usualAtPort } from './port-words.ts';
import '../trouble-note.css';

/** A serial port: what it is called, what is at it, and what finds that out. */
export function PortCard({
  port,
  connected,
  actions,
}: {
  readonly port: SerialPortFacts;
  readonly connected: KioskState['connected'];
  readonly actions: Actions;
}) {
  const words = useWords().cables;
  const fixed = connected.fixedPorts.includes(port.id);
  return (
    <li className="thing">
      <div className="thing-head">
        <span className="thing-icon">
          <Icon name="cable" />
        </span>
        <div className="thing-names">
          <h3 className="thing-name">{port.name}</h3>
          {port.path === port.name ? null : <p className="thing-kind">{port.path}</p>}
        </div>
      </div>
      {port.allowed ? null : (
        <p className="trouble-note">
          <strong>{words.notAllowed}</strong> {words.notAllowedNext}
        </p>
      )}
      {fixed ? <p className="devices-hint">{words.fixed}</p> : null}
      {port.allowed && !fixed ? <Asks port={port} connected={connected} actions={actions} /> : null}
    </li>
  );
}

const nothing = 'nothing' as const;

function Asks({
  port,
  connected,
  actions,
}: {
  readonly port: SerialPortFacts;
  readonly connected: KioskState['connected'];
  readonly actions: Actions;
}) {
  const words = useWords();
  const { cables } = words;
  const used = atPortOf(connected, port.id);
  const { usePort: say, probePort } = actions;
  const probing = connected.probing === port.id;
  return (
    <>
      <Choice<SerialProtocol | typeof nothing>
        label={cables.what}
        options={[
          { key: nothing, words: cables.nothing },
          ...serialProtocol.options.map((key) => ({ key, words: cables.kinds[key] })),
        ]}
        chosen={used?.protocol ?? nothing}
        disabled={probing}
        onChoose={(key) => say(port.id, key === nothing ? null : usualAtPort(port.id, key))}
      />
      <div role="status" className="port-status">
        {probing ? (
          <p>
            <strong>{cables.asking}</strong> {cables.askingNext}
          </p>
        ) : (
          <Found port={port} connected={connected} actions={actions} words={words} />
        )}
      </div>
      {probing ? null : (
        <div className="thing-tries">
          <Button
            icon="cable"
            size="small"
            label={`${cables.findOut}: ${port.name}`}
            disabled={connected.probing !== null}
            onPress={() => probePort(port.id)}
          >
            {cables.findOut}
          </Button>
        </div>
      )}
    </>
  );
}

/** What the last asking at this port found, and how fast what is used there speaks. */
function Found({
  port,
  connected,
  actions,
  words,
}: {
  readonly port: SerialPortFacts;
  readonly connected: KioskState['connected'];
  readonly actions: Actions;
  readonly words: Words;
}) {
  const { cables } = words;
  const { usePort: say } = actions;
  const used = atPortOf(connected, port.id);
  const asked = connected.probed?.port === port.id ? connected.probed : null;
  if (asked && asked.found === null && !used) {
    return (
      <p>
        <strong>{cables.nothingFound}</strong> {cables.nothingFoundNext}
      </p>
    );
  }
  const found = asked?.found ?? null;
  if (found && (found.protocol !== used?.protocol || found.baudRate !== used.baudRate)) {
    return (
      <div className="port-found">
        <p>
          <strong>{cables.found(found.name ?? cables.kinds[found.protocol])}</strong>
        </p>
        <Button look="primary" size="small" icon="check" onPress={() => say(port.id, found)}>
          {words.setUp.use}
        </Button>
      </div>
    );
  }
  return used ? <p>{cables.speed(used.baudRate)}</p> : null;
}
