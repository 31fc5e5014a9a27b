import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unwrapped } from '../../../../main/agenda/links/wrappers.ts';
import { tell } from './tell.ts';

const zoom = 'https://zoom.us/j/1234567890?pwd=abc';
const escaped = encodeURIComponent(zoom);

test.each([
  `https://eur01.safelinks.protection.outlook.com/?url=${escaped}&data=05%7C02&sdata=x&reserved=0`,
  `https://nam02.safelinks.protection.outlook.com/ap/t-59584e83/?url=${escaped}&data=x`,
  `https://gcc02.safelinks.protection.outlook.com/GetUrlReputation?url=${escaped}`,
  `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${escaped}&locale=da`,
  `https://urldefense.proofpoint.com/v1/url?u=${escaped}&k=x`,
  'https://urldefense.proofpoint.com/v2/url?u=https-3A__zoom.us_j_1234567890-3Fpwd-3Dabc&d=DwMF&c=x',
  'https://urldefense.com/v3/__https://zoom.us/j/1234567890?pwd=abc__;!!BeGe!hsxs5Fk$',
  'https://urldefense.com/v3/__https:/zoom.us/j/1234567890?pwd=abc__;!!BeGe!hsxs5Fk$',
  'https://urldefense.com/v3/__https://zoom.us/j/1234567890*pwd=abc__;Pw!!BeGe!x$',
  'https://urldefense.us/v3/__https://zoom.us/j/1234567890**Bwd=abc__;P3A=!!BeGe!x$'.replace(
    '**Bwd',
    '**Awd',
  ),
  `https://www.google.com/url?q=${escaped}&sa=D&source=calendar&usg=x`,
  `https://google.dk/url?sa=t&url=${escaped}`,
  `https://protect-eu.mimecast.com/s/AbC?url=${escaped}`,
  `https://linkprotect.cudasvc.com/url?a=${escaped}&c=E,1,x&typo=1`,
  `https://eu-west-1.protection.sophos.com?d=zoom.us&u=${Buffer.from(zoom).toString('base64')}&p=m`,
  `https://secure-web.cisco.com/1AbC-x/${escaped}`,
  `https://ddei5-0-ctp.trendmicro.com:443/wis/clicktime/v1/query?url=${escaped}&umid=1`,
  `https://protect2.fireeye.com/v1/url?k=1&q=1&e=1&u=${escaped}`,
  'https://protect.checkpoint.com/v2/___https://zoom.us/j/1234567890?pwd=abc___.YzJ1OnN0',
  `https://scanmail.trustwave.com/?c=1&d=x&u=${escaped}`,
  `https://deref-gmx.net/mail/client/x/dereferrer/?redirectUrl=${escaped}`,
  `https://www.linkedin.com/redir/redirect?url=${escaped}&urlhash=x`,
  `https://l.facebook.com/l.php?u=${escaped}&h=x`,
  `https://slack-redir.net/link?url=${escaped}`,
])('opened: %s', (wrapped) => {
  expect(tell(wrapped)).toBe(`web zoom ${zoom} pin=abc`);
});

test('an entity that a mail program left in what it wrapped', () => {
  const inner = encodeURIComponent('https://zoom.us/j/1234567890?from=a&amp;pwd=abc');
  expect(tell(`https://eur01.safelinks.protection.outlook.com/?url=${inner}`)).toBe(
    'web zoom https://zoom.us/j/1234567890?from=a&pwd=abc pin=abc',
  );
});

test.each([
  'https://protect-eu.mimecast.com/s/AbCdEf?domain=zoom.us',
  'https://url.uk.m.mimecastprotect.com/s/AbCdEf?domain=zoom.us',
  'https://protect.checkpoint.com/v2/r01/___mfyux://zoom.us/o/1234567890___.YzJ1',
  'https://eur01.safelinks.protection.outlook.com/?data=x',
  'https://eur01.safelinks.protection.outlook.com/?url=',
  'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fzoom.us%2Fj%2F1234567890%',
  'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fzoom.us%2Fj%2F1234567890%zz',
  'https://eur01.safelinks.protection.outlook.com/?url=%FF',
  'https://urldefense.proofpoint.com/v2/url?u=https-3A__zoom.us_j_1234567890-3Z',
  'https://urldefense.com/v3/__https://zoom.us/j/1234567890*pwd__;!!x!y$',
  'https://urldefense.com/v3/__https://zoom.us/j/1234567890',
  'https://eu-west-1.protection.sophos.com?d=zoom.us&u=notbase64',
  `https://safelinks.protection.outlook.com.example.org/?url=${escaped}`,
  `https://notsafelinks.protection.outlook.com/?url=${escaped}`,
  `https://evil.example/url?q=${escaped}`,
  `https://www.google.com/search?q=${escaped}`,
  `https://google.com.example.org/url?q=${escaped}`,
  'https://www.google.com/url?q=https%3A%2F%2Fzoom.us.example.org%2Fj%2F1234567890',
])('not opened, or nothing in it: %s', (wrapped) => {
  expect(tell(wrapped)).toBe('');
});

/** How Proofpoint says the length of a run, from two on. */
const runs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Ways to wrap an address, each undone by the opening. */
const wrap: readonly ((address: string) => string)[] = [
  (address) => `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(address)}&data=1`,
  (address) => `https://eur01.safelinks.protection.outlook.com/ap/t-1/?url=${encodeURIComponent(address)}`,
  (address) => `https://www.google.com/url?q=${encodeURIComponent(address)}&sa=D`,
  (address) => `https://urldefense.proofpoint.com/v1/url?u=${encodeURIComponent(address)}&k=1`,
  (address) => {
    const safe = encodeURIComponent(address).replaceAll('-', '%2D').replaceAll('_', '%5F');
    return `https://urldefense.proofpoint.com/v2/url?u=${safe.replaceAll('%2F', '_').replaceAll('%', '-')}&d=1`;
  },
  (address) => {
    const taken: string[] = [];
    const inner = address.replaceAll(/[*_?&%;]{1,60}/g, (signs) => {
      taken.push(signs);
      return signs.length === 1 ? '*' : `**${runs[signs.length - 2]}`;
    });
    return `https://urldefense.com/v3/__${inner}__;${Buffer.from(taken.join('')).toString('base64url')}!!a!b$`;
  },
  (address) => `https://linkprotect.cudasvc.com/url?a=${encodeURIComponent(address)}&c=1`,
  (address) =>
    `https://eu.protection.sophos.com?d=x&u=${encodeURIComponent(Buffer.from(address).toString('base64'))}`,
  (address) => `https://secure-web.cisco.com/1a/${encodeURIComponent(address)}`,
];

test('what was wrapped, up to seven times and by whichever of them, is unwrapped to the same address', () => {
  fc.assert(
    fc.property(
      fc
        .webUrl({ withQueryParameters: true, withFragments: true })
        .filter((address) => !/&amp;|@/.test(address)),
      fc.array(fc.nat(wrap.length - 1), { maxLength: 7 }),
      (address, order) => {
        const wrapped = order.reduce((inner, at) => wrap[at]?.(inner) ?? inner, address);
        fc.pre(wrapped.length <= 16_000);
        expect(unwrapped(wrapped)).toBe(address);
      },
    ),
    { numRuns: 500 },
  );
});

test('one wrapped without end, or too long, is given up', () => {
  let wrapped = 'https://zoom.us/j/1234567890';
  for (let times = 0; times < 40 && wrapped.length < 15_000; times += 1) {
    wrapped = `https://l.facebook.com/l.php?u=${wrapped.replaceAll('&', '%26')}`;
  }
  expect(unwrapped(wrapped)).toBeNull();
  expect(unwrapped(`https://www.google.com/url?q=${'a'.repeat(16_000)}`)).toBeNull();
});
