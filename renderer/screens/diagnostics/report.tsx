import type { Diagnostics } from '../../../main/contract/kiosk.ts';
import { useWords } from '../../language/words.ts';

/** What main says of itself, for IT. */
export function Report({ report }: { readonly report: Diagnostics | null }) {
  const words = useWords();
  const said = words.diagnostics;
  const lines: readonly (readonly [string, string])[] = report
    ? [
        [said.version, report.version],
        [said.shell, report.shell],
        [said.sandbox, said.sandboxes[report.sandbox]],
        [said.system, `${report.system} · ${said.node} ${report.node}`],
        [said.hub, report.hub],
        [said.addresses, report.addresses.join(', ')],
        ...(report.connected.length > 0
          ? [[words.devices.title, report.connected.join(' · ')] as const]
          : []),
        [said.settingsFile, report.settingsFile],
        [said.dataFolder, report.dataFolder],
        [said.logFile, report.logFile],
        [said.up, upFor(report.upSeconds)],
        [said.memory, `${Math.round(report.memoryMiB)} MiB`],
      ]
    : [];
  return (
    <section className="diagnostics-part" aria-labelledby="about">
      <h2 id="about" className="diagnostics-head">
        {said.about}
      </h2>
      {report ? (
        <dl className="diagnostics-report">
          {lines.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="diagnostics-small">{said.reading}</p>
      )}
    </section>
  );
}

/** `3 d 04:12`, hours and minutes after the days. */
function upFor(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const days = Math.floor(minutes / 1440);
  const clock = `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return days > 0 ? `${days} d ${clock}` : clock;
}
