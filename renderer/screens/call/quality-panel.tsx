import type { KioskState } from '../../kiosk/state.ts';
import type { Words } from '../../language/en.ts';
import { useWords } from '../../language/words.ts';
import { qualityWords } from './quality-chip.tsx';
import './quality-panel.css';

type MediaFlow = KioskState['flows'][number];
type Row = keyof Words['quality']['rows'];

const paths: readonly string[] = ['host', 'srflx', 'prflx', 'relay'];
const isKnownPath = (path: string): path is keyof Words['quality']['paths'] => paths.includes(path);

/** How good the call is, in a sentence, and what was measured of each flow of media, for IT. */
export function QualityPanel({ state }: { readonly state: KioskState }) {
  const words = useWords();
  const { quality: said } = words;
  const number = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 1 });
  const { quality, flows } = state;
  return (
    <div className="quality-panel">
      <p className="quality-now" role="status">
        {quality ? qualityWords(quality, words) : said.measuring}
      </p>
      {flows.length > 0 ? (
        <div className="quality-scroll">
          <table className="quality-table tabular">
            <caption>{said.forIt}</caption>
            <thead>
              <tr>
                <th scope="col">{said.what}</th>
                {flows.map((flow) => (
                  <th key={keyOf(flow)} scope="col">
                    {said.flows[flow.direction][flow.kind]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {(Object.keys(said.rows) as Row[]).map((row) => (
                <tr key={row}>
                  <th scope="row">{said.rows[row]}</th>
                  {flows.map((flow) => (
                    <td key={keyOf(flow)}>{cell(row, flow, number, words)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : quality ? (
        <p className="panel-note">{said.measuring}</p>
      ) : null}
    </div>
  );
}

const keyOf = ({ direction, kind }: MediaFlow): string => `${direction} ${kind}`;

function cell(row: Row, flow: MediaFlow, number: Intl.NumberFormat, { quality }: Words): string {
  const figure = (value: number | null): string => (value === null ? '–' : number.format(value));
  switch (row) {
    case 'codec':
      return flow.codec || '–';
    case 'rate':
      return figure(flow.kilobitsPerSecond === null ? null : Math.round(flow.kilobitsPerSecond));
    case 'loss':
      return figure(flow.lossPercent);
    case 'jitter':
      return figure(flow.jitterMs);
    case 'roundTrip':
      return figure(flow.roundTripMs);
    case 'size':
      return flow.width && flow.height ? `${flow.width}×${flow.height}` : '–';
    case 'frames':
      return figure(flow.framesPerSecond);
    case 'path':
      return isKnownPath(flow.path) ? quality.paths[flow.path] : flow.path || '–';
  }
}
