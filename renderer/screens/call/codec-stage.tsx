import type { CallState } from '../../calls/call.ts';
import { codecInUse } from '../../calls/codec/codec-in-use.ts';
import type { KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { fitted } from '../../parts/fitted.ts';
import { Icon } from '../../parts/icon.tsx';
import { partyRole } from './party-role.ts';
import './codec-stage.css';

/** Whether the room's codec holds this call: its picture and sound are not in this window. */
export const overCodec = (call: CallState): boolean => call.kind !== 'idle' && call.target.engine === 'codec';

/** In place of the faces, which are on the codec's own display: who is called, over what, and whether one is heard. */
export function CodecStage({ state, call }: { readonly state: KioskState; readonly call: CallState }) {
  const words = useWords();
  const { codecs } = words;
  const parties = call.kind === 'connected' || call.kind === 'reconnecting' ? call.parties : [];
  const names = parties.map(({ name }) => name || words.common.guest);
  const roles = parties.map((party) => partyRole(party, words)).filter(Boolean);
  const who =
    names.length > 0 ? names.join(', ') : call.kind === 'idle' ? '' : shortAddress(call.target.address);
  const name = codecInUse(state.connected.codecs)?.name ?? '';
  const muted = state.own.muted.wanted;
  return (
    <div className="codec-stage">
      <p className="codec-title">
        <Icon name="codec" />
        {parties.length > 0 ? codecs.inCall : codecs.calling}
      </p>
      <p className="codec-who fitted" style={fitted(who)}>
        {who}
      </p>
      {roles.length > 0 ? <p className="codec-role">{roles.join(', ')}</p> : null}
      <p className="codec-over">
        {name ? codecs.over(name) : codecs.overNameless} {codecs.seen}
      </p>
      {parties.length > 0 || muted ? (
        <p className={muted ? 'codec-heard codec-muted' : 'codec-heard'}>
          <Icon name={muted ? 'microphone-off' : 'microphone'} />
          {muted ? codecs.muted : codecs.heard}
        </p>
      ) : null}
    </div>
  );
}

/** The address without the word of its protocol before it. */
const shortAddress = (address: string): string => address.replace(/^(sips?|h323):/i, '');
