import { expect, test } from 'vitest';
import { exchangeMessages } from '../../../../main/agenda/ews/exchange-answer.ts';

const at = 'mail.example.org';
const soap = (body: string): string => `<s:Envelope><s:Body>${body}</s:Body></s:Envelope>`;
const fault = (code: string, more = ''): string =>
  soap(
    `<s:Fault><faultcode>a:${code}</faultcode><detail><e:ResponseCode>${code}</e:ResponseCode>${more}</detail></s:Fault>`,
  );

test.each([
  ['', 'agenda-broken'],
  ['<html><body>Sign in</body></html>', 'agenda-broken'],
  [soap('<m:FindItemResponse/>'), 'agenda-broken'],
  ['\u0000\ufffd<<<&&&', 'agenda-broken'],
  [fault('ErrorAccessDenied'), 'agenda-not-allowed'],
  [fault('ErrorNonExistentMailbox'), 'agenda-missing'],
  [fault('ErrorMailboxMoveInProgress'), 'agenda-unreachable'],
  [soap('<s:Fault><faultcode>a:ErrorServerBusy</faultcode></s:Fault>'), 'agenda-throttled'],
])('%j is %s', (body, code) => {
  expect(exchangeMessages(body, at)).toMatchObject({ kind: 'failed', problem: { code, at } });
});

test('how long a server wants to be left alone is a number of milliseconds, or is not said', () => {
  const busy = (value: string) =>
    exchangeMessages(
      fault(
        'ErrorServerBusy',
        `<t:MessageXml><t:Value Name="BackOffMilliseconds">${value}</t:Value></t:MessageXml>`,
      ),
      at,
    );
  expect(busy('297749')).toMatchObject({ afterMs: 297_749, passing: true });
  expect(busy('soon')).not.toHaveProperty('afterMs');
});

test('what a server says beside its code is in no problem', () => {
  const told = exchangeMessages(
    fault('Error anna@example.org', '<e:Message>anna@example.org</e:Message>'),
    at,
  );
  expect(JSON.stringify(told)).not.toContain('anna');
});
