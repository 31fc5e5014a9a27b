import { type Failure, failure } from '../ask-server.ts';
import { elementIn, elementsIn, type XmlElement, xmlRoot } from '../xml.ts';

/** The messages of an answer, one for each thing that was asked for, or what the whole of it failed with. */
export type ExchangeMessages =
  | { readonly kind: 'messages'; readonly messages: readonly XmlElement[] }
  | (Failure & { readonly code: string });

const busy = ['ErrorServerBusy', 'ErrorExceededConnectionCount', 'ErrorTooManyObjectsOpened'];
const refused = [
  'ErrorAccessDenied',
  'ErrorImpersonateUserDenied',
  'ErrorImpersonationDenied',
  'ErrorAccountDisabled',
];
const missing = [
  'ErrorFolderNotFound',
  'ErrorNonExistentMailbox',
  'ErrorItemNotFound',
  'ErrorMissingEmailAddress',
];
const passing = [
  'ErrorMailboxStoreUnavailable',
  'ErrorMailboxMoveInProgress',
  'ErrorInternalServerTransientError',
  'ErrorInternalServerError',
  'ErrorTimeoutExpired',
  'ErrorConnectionFailed',
  'ErrorMailboxFailover',
];

/** The code in an answer to one thing: `NoError`, or what was wrong. */
export const codeOf = (message: XmlElement): string =>
  /^\w{1,80}$/.exec(elementIn(message, 'ResponseCode')?.text ?? '')?.[0] ?? '';

/** What a code of Exchange means for the agenda; `within` may say for how long to wait. */
export function failureOfCode(
  code: string,
  within: XmlElement,
  at: string,
): Failure & { readonly code: string } {
  if (busy.includes(code)) {
    const value = elementsIn(within, 'Value').find(
      ({ attributes }) => attributes.Name === 'BackOffMilliseconds',
    );
    const afterMs = /^\d{1,9}$/.test(value?.text ?? '') ? Number(value?.text) : undefined;
    return { ...failure('agenda-throttled', at, code, true, afterMs), code };
  }
  if (refused.includes(code)) return { ...failure('agenda-not-allowed', at, code, false), code };
  if (missing.includes(code)) return { ...failure('agenda-missing', at, code, false), code };
  if (passing.includes(code)) return { ...failure('agenda-unreachable', at, code, true), code };
  return {
    ...failure('agenda-broken', at, code === '' ? 'the answer is not one of Exchange' : code, true),
    code,
  };
}

/** Reads a SOAP answer: a fault is a failure, as is one that is no SOAP. */
export function exchangeMessages(body: string, at: string): ExchangeMessages {
  const root = xmlRoot(body);
  const fault = root && elementIn(root, 'Fault');
  if (fault) {
    const short = elementIn(fault, 'faultcode')?.text.split(':').at(-1) ?? '';
    return failureOfCode(codeOf(fault) || (/^Error\w{1,80}$/.test(short) ? short : ''), fault, at);
  }
  const messages = root && elementIn(root, 'ResponseMessages');
  if (!root || !messages || messages.children.length === 0) return failureOfCode('', root ?? empty, at);
  return { kind: 'messages', messages: messages.children };
}

const empty: XmlElement = { name: '', attributes: {}, children: [], text: '' };
