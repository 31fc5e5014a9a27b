import * as z from 'zod';
import { type Failure, failure } from '../ask-server.ts';

const refusal = z.object({
  error: z.string().catch(''),
  error_description: z.string().catch(''),
  error_codes: z.array(z.number()).catch([]),
});

/** What the directory's codes mean, for IT ("Microsoft Entra authentication and authorization error codes"). */
const meanings: ReadonlyMap<number, string> = new Map([
  [7000215, "the secret is not the application's; its value is wanted, not its id"],
  [7000222, "the application's secret has expired"],
  [7000218, 'the application wants a secret or a certificate'],
  [7000112, 'the application is disabled'],
  [700016, 'the application is not known in this directory'],
  [700027, 'the certificate is not one of the application, or the key is not its own'],
  [90002, 'the directory (tenant) is not known'],
  [900023, 'the directory (tenant) is not known'],
  [53003, 'conditional access keeps the application out'],
  [530003, 'conditional access keeps the application out'],
  [500011, 'the service is not known in this directory'],
  [1002012, 'the service is not one that tokens are given for'],
  [70011, 'the service is not one that tokens are given for'],
]);

/** An assertion that is from another time than the directory's: this computer's clock is wrong. */
const outOfTime = (code: number, description: string): boolean =>
  code === 700024 || (code === 50012 && /time range/i.test(description));

/** A length of time for IT: in seconds below two minutes. */
const inWords = (ms: number): string =>
  Math.abs(ms) < 120_000
    ? `${Math.round(Math.abs(ms) / 1000)} s`
    : `${Math.round(Math.abs(ms) / 60_000)} min`;

/** How far this clock is from the server's, by its `Date` (RFC 9110 §6.6.1). */
function clockDetail(headers: Headers, now: number): string {
  const theirs = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(theirs)) return "this computer's clock differs from the server's";
  const ahead = now - theirs;
  return `this computer's clock is ${inWords(ahead)} ${ahead < 0 ? 'behind' : 'ahead of'} the server's`;
}

/** The directory's own number for what is wrong, from its list or its text; 0 when it gives none. */
const codeOf = ({ error_codes, error_description }: z.infer<typeof refusal>): number =>
  error_codes[0] ?? Number(/\bAADSTS(\d{1,9})\b/.exec(error_description)?.[1] ?? 0);

/**
 * Why no token is given, from the directory's answer. Nothing of its text is passed on, since it names applications and
 * directories. Codes: `agenda-not-allowed`, `agenda-clock`.
 */
export function signInFailure(
  answer: { readonly status: number; readonly headers: Headers; readonly body: string },
  at: string,
  now: number,
): Failure {
  let said: z.infer<typeof refusal> = { error: '', error_description: '', error_codes: [] };
  try {
    said = refusal.parse(JSON.parse(answer.body));
  } catch {
    // A proxy's page, or nothing: the status is all there is.
  }
  const code = codeOf(said);
  if (outOfTime(code, said.error_description)) {
    return failure('agenda-clock', at, `AADSTS${code}: ${clockDetail(answer.headers, now)}`, true);
  }
  const meaning = meanings.get(code) ?? 'the application is not let in';
  const number = code > 0 ? `AADSTS${code}` : `HTTP ${answer.status}`;
  return failure('agenda-not-allowed', at, `${number}: ${meaning}`, false);
}
